/** Concludes from the findings: which way to move, at what effort, with which risks. */
@NullMarked
package dev.lepton.assess.strategy;

import org.jspecify.annotations.NullMarked;
