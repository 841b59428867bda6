/** Builds the images that transform has described, with or without a container engine. */
@NullMarked
package dev.lepton.transform.image;

import org.jspecify.annotations.NullMarked;
