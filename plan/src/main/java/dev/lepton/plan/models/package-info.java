/** The mission's three configurable models: resource demand, monthly cost, performance. */
@NullMarked
package dev.lepton.plan.models;

import org.jspecify.annotations.NullMarked;
