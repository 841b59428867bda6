/** What a source file says, free of its language: calls, named values, texts, references. */
@NullMarked
package dev.lepton.assess.code;

import org.jspecify.annotations.NullMarked;
