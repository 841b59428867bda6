/** The transform phase: makes the changed code, the image recipe and the manifests. */
@NullMarked
package dev.lepton.transform;

import org.jspecify.annotations.NullMarked;
