/** The provider {@code builtin}: names and contents of files, XML, JSON; all in one pass. */
@NullMarked
package dev.lepton.assess.builtin;

import org.jspecify.annotations.NullMarked;
