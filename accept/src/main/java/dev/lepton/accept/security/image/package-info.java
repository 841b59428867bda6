/**
 * Checks of the Dockerfile that an image is built from, and of the image itself. Who it runs as,
 * what it is built upon, and what must not be inside.
 */
@NullMarked
package dev.lepton.accept.security.image;

import org.jspecify.annotations.NullMarked;
