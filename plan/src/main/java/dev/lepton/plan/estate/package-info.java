/**
 * One plan of a whole inventory, made of sizes, packing, platforms, waves and risks; and what each
 * requirement costs it.
 */
@NullMarked
package dev.lepton.plan.estate;

import org.jspecify.annotations.NullMarked;
