/**
 * Recipes for Java: positions from the syntax tree, edits as small as a reviewer would make them.
 */
@NullMarked
package dev.lepton.transform.internal.javasource;

import org.jspecify.annotations.NullMarked;
