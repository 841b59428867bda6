/**
 * Asks a Prometheus server over its HTTP API; what is asked, and what the answer means, is up to
 * the phases.
 */
@NullMarked
package dev.lepton.prometheus;

import org.jspecify.annotations.NullMarked;
