/** A real server for the tests. */
@NullMarked
package dev.lepton.accept.testing;

import org.jspecify.annotations.NullMarked;
