/**
 * Runbooks as data, and the decisions that follow from them. Pure: nothing here looks at a clock, a
 * file or a network.
 */
@NullMarked
package dev.lepton.operate.recovery.runbook;

import org.jspecify.annotations.NullMarked;
