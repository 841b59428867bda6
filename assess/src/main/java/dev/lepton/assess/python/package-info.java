/** Reads Python sources into facts by their tokens, so that comments and docstrings stay silent. */
@NullMarked
package dev.lepton.assess.python;

import org.jspecify.annotations.NullMarked;
