package dev.lepton.plan.pack;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import dev.lepton.model.plan.NodePacking;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says why a request cannot be met: the fewest requirements that already conflict. */
final class PackConflict {
  private static final double HOURS_PER_MONTH = 730;

  private final PackRequest request;

  PackConflict(PackRequest request) {
    this.request = request;
  }

  /**
   * The workloads that fit on no node, or cannot be placed as they ask, each with the fewest needs
   * that conflict.
   *
   * @throws LeptonException NOT_SUPPORTED with all of them if nothing would be left to pack
   */
  List<NodePacking.Unplaced> unplaced() {
    List<NodeType> types = ProblemBuilder.types(request);
    List<NodePacking.Unplaced> unplaced = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    int pods = 0;
    for (PackWorkload workload : request.workloads()) {
      pods += workload.count();
      problem(workload, types)
          .ifPresent(
              problem -> {
                problems.add(problem);
                unplaced.add(
                    new NodePacking.Unplaced(
                        workload.name(), workload.count(), problem.what(), problem.fix()));
              });
    }
    int lost = unplaced.stream().mapToInt(NodePacking.Unplaced::pods).sum();
    if (pods > 0 && lost == pods) {
      throw new LeptonException(ErrorCode.NOT_SUPPORTED, problems);
    }
    return List.copyOf(unplaced);
  }

  private Optional<Problem> problem(PackWorkload workload, List<NodeType> types) {
    if (workload.count() == 0) {
      return Optional.empty();
    }
    if (types.stream().noneMatch(type -> carries(type, workload))) {
      return Optional.of(tooLarge(workload));
    }
    return workload.rules().zoneSpread() && request.settings().zones().size() == 1
        ? Optional.of(
            new Problem(
                workload.name() + " is to be spread over zones, and there is only one",
                "zone_spread of " + workload.name() + ", --zones",
                "name more zones, or take zone_spread away"))
        : Optional.empty();
  }

  private boolean carries(NodeType type, PackWorkload workload) {
    boolean spot = Need.spot(workload, request.settings());
    return type.cpu() >= Units.ceilCpu(workload.cores())
        && type.memory() >= Units.ceilMemory(workload.memoryGib())
        && (Label.mask(workload.rules().architecture(), spot, false) & type.label().bit()) != 0;
  }

  private Problem tooLarge(PackWorkload workload) {
    for (Set<Need> needs : Need.subsets()) {
      if (Need.machines(request, workload, needs).isEmpty()) {
        return new Problem(
            "no machine of the price list has " + words(needs, workload),
            "workload " + workload.name(),
            wayOut(needs, workload));
      }
    }
    throw new IllegalStateException("no set of needs conflicts, but all of them do");
  }

  private String words(Set<Need> needs, PackWorkload workload) {
    return needs.stream()
        .map(need -> need.words(workload, request.settings()))
        .collect(Collectors.joining(" and "));
  }

  /** What the machines have that meet all but one of the needs. */
  private String wayOut(Set<Need> needs, PackWorkload workload) {
    List<String> ways = new ArrayList<>();
    for (Need need : needs) {
      Set<Need> others = EnumSet.copyOf(needs);
      others.remove(need);
      Need.machines(request, workload, others).stream()
          .max(Comparator.comparingDouble(offer -> need.measure(offer, request.settings())))
          .map(offer -> need.instead(offer, request.settings()))
          .ifPresent(ways::add);
    }
    return ways.isEmpty()
        ? "check the unit: cpu is in cores, memory in GiB"
        : String.join("; or ", ways);
  }

  /**
   * @param bound what any packing costs at least, USD an hour
   * @param found what the cheapest known packing costs, USD an hour
   * @throws LeptonException BUDGET_EXCEEDED if the budget is below the bound, or below what was
   *     found
   */
  void checkBudget(double bound, Optional<Double> found) {
    Optional<Double> budget = request.settings().budgetPerHour();
    if (budget.isEmpty()) {
      return;
    }
    if (bound > budget.get() * (1 + 1e-9)) {
      throw belowTheBound(budget.get(), bound);
    }
    if (found.isPresent() && found.get() > budget.get() * (1 + 1e-9)) {
      throw new LeptonException(
          ErrorCode.BUDGET_EXCEEDED,
          String.format(
              Locale.ROOT,
              "no packing for %s was found; the cheapest found costs %s, and none can cost less"
                  + " than %s",
              monthly(budget.get()),
              monthly(found.get()),
              monthly(bound)),
          "--budget",
          "raise the budget to " + monthly(found.get()) + ", or search longer with --max-seconds");
    }
  }

  private LeptonException belowTheBound(double budget, double bound) {
    Set<PackRule> stated = PackRule.stated(request);
    Set<PackRule> conflict = stated;
    for (Set<PackRule> kept : subsets(stated)) {
      if (bound(kept) > budget * (1 + 1e-9)) {
        conflict = kept;
        break;
      }
    }
    List<String> ways = new ArrayList<>();
    ways.add("raise the budget above " + monthly(bound));
    for (PackRule rule : conflict) {
      Set<PackRule> others = EnumSet.copyOf(stated);
      others.remove(rule);
      ways.add("give up " + rule.words() + " (then at least " + monthly(bound(others)) + ")");
    }
    String with =
        conflict.stream().map(rule -> " and " + rule.words()).collect(Collectors.joining());
    return new LeptonException(
        ErrorCode.BUDGET_EXCEEDED,
        String.format(
            Locale.ROOT,
            "these cannot be met together: %s for %d pods%s; any packing costs at least %s",
            monthly(budget),
            request.workloads().stream().mapToInt(PackWorkload::count).sum(),
            with,
            monthly(conflict.isEmpty() ? bound(conflict) : bound)),
        "--budget",
        String.join("; or ", ways));
  }

  private double bound(Set<PackRule> kept) {
    return CoveringBound.quick(ProblemBuilder.of(PackRule.kept(request, kept))).bound();
  }

  /** All sets of the rules, small ones first. */
  private static List<Set<PackRule>> subsets(Set<PackRule> rules) {
    List<Set<PackRule>> subsets = new ArrayList<>();
    subsets.add(EnumSet.noneOf(PackRule.class));
    for (PackRule rule : rules) {
      for (Set<PackRule> smaller : List.copyOf(subsets)) {
        Set<PackRule> larger = EnumSet.copyOf(smaller);
        larger.add(rule);
        subsets.add(larger);
      }
    }
    subsets.sort(Comparator.comparingInt(Set::size));
    return subsets;
  }

  private static String monthly(double perHour) {
    return String.format(Locale.ROOT, "$%,.2f a month", perHour * HOURS_PER_MONTH);
  }
}
