/**
 * Waves: which applications move together and in which order, so that nothing moves before what it
 * needs; and when.
 */
@NullMarked
package dev.lepton.plan.waves;

import org.jspecify.annotations.NullMarked;
