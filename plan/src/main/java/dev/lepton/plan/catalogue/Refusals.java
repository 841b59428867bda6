package dev.lepton.plan.catalogue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Counts what gates do not believe, by reason, and keeps some of it to show. Not thread-safe. */
final class Refusals {
  private static final int MOST_EXAMPLES = 10;

  private final SortedMap<String, Integer> counts = new TreeMap<>();
  private final SortedMap<String, List<String>> examples = new TreeMap<>();

  /** The rows that pass; the others are refused for the reason. */
  List<PriceRow> keep(List<PriceRow> rows, String reason, Predicate<PriceRow> test) {
    List<PriceRow> kept = new ArrayList<>(rows.size());
    for (PriceRow row : rows) {
      if (test.test(row)) {
        kept.add(row);
      } else {
        refuse(row, reason);
      }
    }
    return kept;
  }

  void refuse(PriceRow row, String reason) {
    counts.merge(reason, 1, Integer::sum);
    List<String> shown = examples.computeIfAbsent(reason, any -> new ArrayList<>());
    if (shown.size() < MOST_EXAMPLES) {
      shown.add(
          String.format(
              Locale.ROOT, "%s %s at %s", row.region(), row.machine().name(), row.price()));
    }
  }

  SortedMap<String, Integer> counts() {
    return Collections.unmodifiableSortedMap(counts);
  }

  List<String> examples(String reason) {
    return List.copyOf(examples.getOrDefault(reason, List.of()));
  }
}
