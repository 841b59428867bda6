package dev.lepton.assess.portfolio;

import dev.lepton.model.assessment.Decision.Strategy;
import java.time.LocalDate;

/** A person's decision on one application. */
public record OverrideEntry(
    String application,
    Strategy strategy,
    String author,
    LocalDate date,
    String reason,
    String where) {}
