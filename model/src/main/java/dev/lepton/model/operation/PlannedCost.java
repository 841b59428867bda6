package dev.lepton.model.operation;

import java.util.List;

/**
 * What was planned against what it is, both for a month of 730 hours.
 *
 * @param plan the file
 * @param parts of one kind on both sides
 * @param onlyPlanned parts of the plan that are not measured here, in words
 */
public record PlannedCost(
    String plan, double plannedUsd, double actualUsd, List<Part> parts, List<String> onlyPlanned) {

  public PlannedCost {
    parts = List.copyOf(parts);
    onlyPlanned = List.copyOf(onlyPlanned);
  }

  /** USD a month. */
  public record Part(String name, double plannedUsd, double actualUsd) {}
}
