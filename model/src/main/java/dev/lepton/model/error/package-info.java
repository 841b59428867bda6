/**
 * One exception, coded by whose fault it is, that always says what happened, where, and how to fix
 * it.
 */
@NullMarked
package dev.lepton.model.error;

import org.jspecify.annotations.NullMarked;
