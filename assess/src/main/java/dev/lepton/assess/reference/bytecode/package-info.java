/** Finds mentions of types and members in class files, in one pass over each. */
@NullMarked
package dev.lepton.assess.reference.bytecode;

import org.jspecify.annotations.NullMarked;
