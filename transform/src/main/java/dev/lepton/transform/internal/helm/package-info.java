/** The manifests as a Helm chart. */
@NullMarked
package dev.lepton.transform.internal.helm;

import org.jspecify.annotations.NullMarked;
