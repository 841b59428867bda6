/** What rules look for in Java code, and the index that finds all patterns a mention satisfies. */
@NullMarked
package dev.lepton.assess.reference.pattern;

import org.jspecify.annotations.NullMarked;
