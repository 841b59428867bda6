/** What is looked for, why it matters, and how it is repaired. */
@NullMarked
package dev.lepton.assess.rules;

import org.jspecify.annotations.NullMarked;
