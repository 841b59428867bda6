/**
 * The programs that make images from Dockerfiles, and how each is told to make the same one twice.
 */
@NullMarked
package dev.lepton.transform.internal.container.builder;

import org.jspecify.annotations.NullMarked;
