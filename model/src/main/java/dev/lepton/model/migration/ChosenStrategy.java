package dev.lepton.model.migration;

import dev.lepton.model.assessment.Decision.Strategy;
import java.time.LocalDate;

/**
 * A person's decision on how the application moves, in place of the one that is proposed.
 *
 * @param use rehost, replatform or refactor: with the others there is nothing to migrate
 */
public record ChosenStrategy(Strategy use, String author, LocalDate date, String reason) {}
