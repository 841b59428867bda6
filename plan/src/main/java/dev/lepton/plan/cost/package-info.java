/** Monthly costs whose parts add up to the cent, and what they cost today. */
@NullMarked
package dev.lepton.plan.cost;

import org.jspecify.annotations.NullMarked;
