/**
 * What load tests say of loads that were not tested: the scalability law, a queue, the load that an
 * objective allows, and the target of an autoscaler.
 */
@NullMarked
package dev.lepton.plan.performance;

import org.jspecify.annotations.NullMarked;
