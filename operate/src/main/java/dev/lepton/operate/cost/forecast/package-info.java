/** What days to come will cost, which days stood out, and whether a budget will be kept. */
@NullMarked
package dev.lepton.operate.cost.forecast;

import org.jspecify.annotations.NullMarked;
