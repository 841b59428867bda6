/**
 * Whether a release does what it should: smoke checks, and answers compared with those of the old
 * release.
 */
@NullMarked
package dev.lepton.accept.functional;

import org.jspecify.annotations.NullMarked;
