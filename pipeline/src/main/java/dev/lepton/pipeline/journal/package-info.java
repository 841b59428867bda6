/** The journal of runs, phases, approvals and events: what a restarted run trusts. */
@NullMarked
package dev.lepton.pipeline.journal;

import org.jspecify.annotations.NullMarked;
