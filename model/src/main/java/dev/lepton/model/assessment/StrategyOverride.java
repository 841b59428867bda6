package dev.lepton.model.assessment;

import dev.lepton.model.assessment.Decision.Strategy;
import java.time.LocalDate;

/**
 * A person decided otherwise.
 *
 * @param proposed what the points say
 */
public record StrategyOverride(
    Strategy proposed, String author, LocalDate date, String reason, String where) {}
