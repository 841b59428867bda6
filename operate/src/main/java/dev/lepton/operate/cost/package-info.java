/**
 * What applications in a cluster cost: OpenCost's formula over what Prometheus measured, the months
 * to come, and budgets.
 */
@NullMarked
package dev.lepton.operate.cost;

import org.jspecify.annotations.NullMarked;
