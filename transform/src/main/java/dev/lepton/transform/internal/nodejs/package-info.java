/** Recipes for Node.js: positions from the syntax tree, edits as small as a reviewer would make. */
@NullMarked
package dev.lepton.transform.internal.nodejs;

import org.jspecify.annotations.NullMarked;
