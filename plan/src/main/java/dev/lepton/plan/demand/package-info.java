/**
 * How much the application needs, from what was measured or, failing that, from what it was given.
 */
@NullMarked
package dev.lepton.plan.demand;

import org.jspecify.annotations.NullMarked;
