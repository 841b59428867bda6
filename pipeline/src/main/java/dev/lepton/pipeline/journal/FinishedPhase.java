package dev.lepton.pipeline.journal;

import dev.lepton.model.Phase;

/** A phase that has finished, and on what. */
public record FinishedPhase(Phase phase, String inputHash, String finishedAt, double seconds) {}
