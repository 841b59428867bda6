/** Recipes for Python: positions from the syntax tree, edits as small as a reviewer would make. */
@NullMarked
package dev.lepton.transform.internal.python;

import org.jspecify.annotations.NullMarked;
