/**
 * Reads images from files, layer by layer, without an engine and without unpacking. Sizes, names
 * and links in them are not trusted.
 */
@NullMarked
package dev.lepton.accept.security.image.archive;

import org.jspecify.annotations.NullMarked;
