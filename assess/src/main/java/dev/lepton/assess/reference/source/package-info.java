/** Finds mentions of types and members in Java source, without a build. */
@NullMarked
package dev.lepton.assess.reference.source;

import org.jspecify.annotations.NullMarked;
