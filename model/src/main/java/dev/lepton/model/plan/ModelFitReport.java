package dev.lepton.model.plan;

import java.util.List;
import java.util.Optional;

/**
 * Models fitted to a history.
 *
 * @param fits of each model that the history tells the outcome of
 * @param figures the models for the figures that were asked about, with the fitted weights
 * @param rows data rows of the file
 * @param problems rows and values that were left out, with row and column
 */
public record ModelFitReport(
    List<ModelFit> fits, Optional<ModelFigures> figures, int rows, List<UsageProblem> problems) {}
