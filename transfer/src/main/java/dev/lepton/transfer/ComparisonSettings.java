package dev.lepton.transfer;

import java.util.List;

/**
 * What is compared, and how hard.
 *
 * @param tables patterns of qualified table names, {@code *} for anything; empty for all tables.
 *     With patterns, only these tables are compared: rows, sequences they own, their objects
 * @param excluded patterns of tables left out
 * @param owners whether owners and privileges are compared, of roles that both sides know
 * @param parallelism sessions on each side, at least 1
 */
public record ComparisonSettings(
    List<String> tables, List<String> excluded, boolean owners, int parallelism) {

  public ComparisonSettings {
    tables = List.copyOf(tables);
    excluded = List.copyOf(excluded);
  }

  /** Everything. */
  public static ComparisonSettings everything(int parallelism) {
    return new ComparisonSettings(List.of(), List.of(), true, parallelism);
  }

  public ComparisonSettings withTables(List<String> patterns) {
    return new ComparisonSettings(patterns, excluded, owners, parallelism);
  }

  public ComparisonSettings withExcluded(List<String> patterns) {
    return new ComparisonSettings(tables, patterns, owners, parallelism);
  }

  public ComparisonSettings withOwners(boolean compared) {
    return new ComparisonSettings(tables, excluded, compared, parallelism);
  }
}
