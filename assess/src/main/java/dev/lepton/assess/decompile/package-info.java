/** Shows code of class files as text, for snippets: in a process of its own, with bounds. */
@NullMarked
package dev.lepton.assess.decompile;

import org.jspecify.annotations.NullMarked;
