/**
 * Reads which packages are installed, from the files that package managers and builds leave in an
 * image, and from bills of materials.
 */
@NullMarked
package dev.lepton.accept.security.packages;

import org.jspecify.annotations.NullMarked;
