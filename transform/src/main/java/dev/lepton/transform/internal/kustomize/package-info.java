/** The manifests as a Kustomize base, overlays and components. */
@NullMarked
package dev.lepton.transform.internal.kustomize;

import org.jspecify.annotations.NullMarked;
