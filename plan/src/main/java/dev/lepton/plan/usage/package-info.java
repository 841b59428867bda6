/**
 * How much of what is used when: series of measurements from files and from Prometheus, checked on
 * the way in.
 */
@NullMarked
package dev.lepton.plan.usage;

import org.jspecify.annotations.NullMarked;
