/** Turns today's servers and the assessment into a plan: how large, where to, at what cost. */
@NullMarked
package dev.lepton.plan;

import org.jspecify.annotations.NullMarked;
