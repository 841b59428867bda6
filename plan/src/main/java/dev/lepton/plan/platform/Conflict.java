package dev.lepton.plan.platform;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.migration.NodeSpec;
import dev.lepton.model.migration.RequirementSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Explains why no platform meets the requirements: the smallest set of them that already cannot be
 * met together, and what could be given up. There are at most seven requirements, so that trying
 * every set is cheap and the answer exact.
 */
final class Conflict {
  private static final int LONGEST_COMMITMENT = 3;

  private final CandidateFinder finder;
  private final PlatformQuestion question;
  private final RequirementSpec requirements;
  private final List<Requirement> stated;

  Conflict(CandidateFinder finder, PlatformQuestion question) {
    this.finder = finder;
    this.question = question;
    this.requirements = question.requirements();
    this.stated = List.copyOf(Requirement.stated(requirements));
  }

  LeptonException explain() {
    if (cheapest(EnumSet.noneOf(Requirement.class)).isEmpty()) {
      return new LeptonException(
          ErrorCode.NOT_SUPPORTED,
          "no machine in the catalogue is large enough for one copy of the application or database",
          "spec.asIs",
          "check the sizes and the usage file, or split the application");
    }
    Set<Requirement> smallest = smallestConflict();
    String what =
        smallest.size() == 1
            ? "no platform can offer " + describe(smallest)
            : "no platform can offer all of these together: " + describe(smallest);
    return new LeptonException(
        smallest.contains(Requirement.BUDGET)
            ? ErrorCode.BUDGET_EXCEEDED
            : ErrorCode.CONFIG_INVALID,
        what,
        smallest.stream().map(Requirement::key).collect(Collectors.joining(", ")),
        String.join("; or ", waysOut()));
  }

  private Set<Requirement> smallestConflict() {
    return subsets().stream()
        .filter(kept -> cheapest(kept).isEmpty())
        .findFirst()
        .orElseGet(() -> EnumSet.copyOf(stated));
  }

  /** What to give up: one requirement if one is enough, otherwise two, and so on. */
  private List<String> waysOut() {
    List<String> ways = new ArrayList<>();
    int size = 0;
    for (Set<Requirement> dropped : subsets()) {
      if (!ways.isEmpty() && dropped.size() > size) {
        break;
      }
      Set<Requirement> kept = EnumSet.noneOf(Requirement.class);
      kept.addAll(stated);
      kept.removeAll(dropped);
      Optional<Candidate> found = cheapest(kept);
      if (found.isPresent()) {
        size = dropped.size();
        ways.add(way(dropped, found.get()));
      }
    }
    if (stated.contains(Requirement.BUDGET)) {
      withCommitment().ifPresent(ways::add);
    }
    return ways;
  }

  /** What a commitment would do that the requirements do not allow. */
  private Optional<String> withCommitment() {
    NodeSpec nodes = requirements.nodes();
    if (nodes.commitmentYears() >= LONGEST_COMMITMENT) {
      return Optional.empty();
    }
    RequirementSpec committed =
        requirements.withNodes(
            new NodeSpec(
                nodes.zones(), nodes.maxPods(), LONGEST_COMMITMENT, nodes.interruptible()));
    return cheapest(committed)
        .map(
            found ->
                String.format(
                    Locale.ROOT,
                    "commit for %d years (nodes.commitmentYears: %s)",
                    LONGEST_COMMITMENT,
                    result(found)));
  }

  private String way(Set<Requirement> dropped, Candidate found) {
    String result = result(found);
    if (dropped.equals(EnumSet.of(Requirement.BUDGET))) {
      return String.format(
          Locale.ROOT, "raise the budget to $%,.2f (%s)", found.cost().monthlyUsd(), result);
    }
    return "give up " + describe(dropped) + " (" + result + ")";
  }

  private static String result(Candidate found) {
    return String.format(
        Locale.ROOT,
        "%s %s on %s for $%,.2f a month",
        found.provider(),
        found.region(),
        found.serviceModel().id(),
        found.cost().monthlyUsd());
  }

  private String describe(Set<Requirement> some) {
    return some.stream()
        .map(requirement -> requirement.describe(requirements))
        .collect(Collectors.joining(" and "));
  }

  private Optional<Candidate> cheapest(Set<Requirement> kept) {
    return cheapest(Requirement.only(requirements, kept));
  }

  private Optional<Candidate> cheapest(RequirementSpec relaxed) {
    return finder
        .find(relaxed, question.sizing().apply(relaxed), question.kubernetesOnly())
        .stream()
        .filter(Candidate::meetsAll)
        .min(Comparator.comparingDouble(candidate -> candidate.cost().monthlyUsd()));
  }

  /** All sets of stated requirements, small ones first. */
  private List<Set<Requirement>> subsets() {
    List<Set<Requirement>> subsets = new ArrayList<>();
    for (int bits = 0; bits < 1 << stated.size(); bits++) {
      Set<Requirement> subset = EnumSet.noneOf(Requirement.class);
      for (int i = 0; i < stated.size(); i++) {
        if ((bits & 1 << i) != 0) {
          subset.add(stated.get(i));
        }
      }
      subsets.add(subset);
    }
    subsets.sort(Comparator.comparingInt(Set::size));
    return subsets;
  }
}
