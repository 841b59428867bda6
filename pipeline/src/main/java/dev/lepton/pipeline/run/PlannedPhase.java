package dev.lepton.pipeline.run;

import dev.lepton.model.Phase;

/**
 * What a run would do with a phase.
 *
 * @param action "reuse" its saved document, "run" it, or "run after" those before it
 */
public record PlannedPhase(Phase phase, String action, String reason) {}
