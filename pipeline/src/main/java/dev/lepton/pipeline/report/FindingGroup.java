package dev.lepton.pipeline.report;

import dev.lepton.model.assessment.Finding;
import dev.lepton.model.assessment.Finding.Severity;
import dev.lepton.model.bundle.Bundle;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The same finding in all the places where it was made.
 *
 * @param places at least one
 * @param repaired how many of them lie in files that transform changed for it
 */
record FindingGroup(List<Finding> places, long repaired) {
  private record Key(
      String ruleId, Severity severity, String title, String reason, String fix, boolean machine) {
    static Key of(Finding f) {
      return new Key(f.ruleId(), f.severity(), f.title(), f.reason(), f.fix(), f.machineFixable());
    }
  }

  /** Mandatory ones first, and among equals those in the most places. */
  static List<FindingGroup> of(List<Finding> findings, Optional<Bundle> bundle) {
    Map<Key, List<Finding>> groups =
        findings.stream()
            .collect(Collectors.groupingBy(Key::of, LinkedHashMap::new, Collectors.toList()));
    return groups.values().stream()
        .map(places -> new FindingGroup(places, repaired(places, bundle)))
        .sorted(
            Comparator.comparing((FindingGroup group) -> group.finding().severity())
                .thenComparing(group -> -group.places().size()))
        .toList();
  }

  Finding finding() {
    return places.get(0);
  }

  boolean allRepaired() {
    return repaired == places.size();
  }

  private static long repaired(List<Finding> places, Optional<Bundle> bundle) {
    return places.stream()
        .filter(
            place ->
                bundle.stream()
                    .flatMap(b -> b.changes().stream())
                    .anyMatch(
                        change ->
                            change.fixes().contains(place.ruleId())
                                && change.file().equals(place.file())))
        .count();
  }
}
