/** Recipes for Python: single literals and Flask applications, edited line by line. */
@NullMarked
package dev.lepton.transform.internal.python;

import org.jspecify.annotations.NullMarked;
