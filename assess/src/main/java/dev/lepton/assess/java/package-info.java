/** Reads Java sources into facts, without a build and in spite of syntax errors. */
@NullMarked
package dev.lepton.assess.java;

import org.jspecify.annotations.NullMarked;
