package dev.lepton.plan.estate;

import dev.lepton.model.plan.CapacityPlan;
import dev.lepton.model.plan.EstatePlan.FrontierPoint;
import dev.lepton.model.plan.EstatePlan.Latency;
import dev.lepton.model.plan.NodePacking;
import dev.lepton.model.plan.NodePacking.Node;
import dev.lepton.model.plan.NodePacking.Placement;
import dev.lepton.plan.pack.PackWorkload;
import dev.lepton.plan.performance.CapacityPlanner;
import dev.lepton.plan.performance.CapacityQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * What more copies of a workload cost, and what they do to its response time: the models of its
 * load tests say what p95 each copy has at its part of the planned load. Stateless.
 */
final class CostOfLatency {
  private static final int MOST_COPIES = 12;
  private static final double HOURS_PER_MONTH = 730;

  private CostOfLatency() {}

  /**
   * @param told receives why there is none, and rows of the tests that could not be used
   * @return empty if it is not known which workload was tested, or what load is planned
   */
  static Optional<Latency> of(
      EstateRequest.LoadTests tests, EstateChoice.Chosen chosen, Consumer<String> told) {
    NodePacking packing = chosen.packing();
    tests.file().leftOut().forEach(row -> told.accept("load test left out: " + row));
    Set<String> names = new TreeSet<>();
    packing.nodes().forEach(node -> node.workloads().forEach(one -> names.add(one.workload())));
    Optional<String> workload =
        tests.workload().or(() -> names.stream().findFirst().filter(any -> names.size() == 1));
    if (workload.isEmpty() || !names.contains(workload.get())) {
      told.accept(
          workload
              .map(name -> "--load-test-of " + name + ": no node has such a workload")
              .orElse("load tests: say of which workload they are with --load-test-of NAME"));
      return Optional.empty();
    }
    CapacityQuestion question = tests.question();
    CapacityPlan asked = CapacityPlanner.plan(tests.file(), question);
    if (asked.planned().isEmpty()) {
      told.accept("load tests: say for which load with --planned-load N; then copies have a price");
      return Optional.of(new Latency(workload.get(), asked, List.of()));
    }
    double load = asked.planned().get().load();
    double each =
        chosen.workloads().pods().stream()
            .filter(pod -> pod.name().equals(workload.get()))
            .mapToDouble(pod -> share(packing, pod))
            .findFirst()
            .orElse(0);
    List<FrontierPoint> points = new ArrayList<>();
    for (int copies = 1; copies <= MOST_COPIES; copies++) {
      double part = load * question.replicas() / copies;
      CapacityPlan.Prediction predicted =
          CapacityPlanner.plan(tests.file(), with(question, part)).planned().orElseThrow();
      // Beyond the peak people who come on their own pile up: what the law says holds for a moment.
      boolean steady = asked.scalability().peakLoad().filter(peak -> part > peak).isEmpty();
      points.add(
          new FrontierPoint(
              copies,
              Optional.of(predicted.p95Millis()).filter(p95 -> steady && Double.isFinite(p95)),
              Math.round(100 * each * copies) / 100.0,
              false,
              predicted.meetsObjective().map(met -> met && steady)));
    }
    return Optional.of(new Latency(workload.get(), asked, efficient(points)));
  }

  private static CapacityQuestion with(CapacityQuestion question, double load) {
    return new CapacityQuestion(
        OptionalDouble.of(load),
        OptionalDouble.empty(),
        question.objectiveMillis(),
        question.replicas(),
        question.reaction());
  }

  /** USD a month of one pod: of each node's price the mean of its parts of CPU and memory. */
  private static double share(NodePacking packing, PackWorkload pod) {
    double sum = 0;
    int pods = 0;
    for (Node node : packing.nodes()) {
      for (Placement placement : node.workloads()) {
        if (placement.workload().equals(pod.name())) {
          pods += placement.pods();
          sum +=
              placement.pods()
                  * node.hourlyPrice()
                  * node.hours()
                  * (pod.cores() / node.used().cores() + pod.memoryGib() / node.used().memoryGib())
                  / 2;
        }
      }
    }
    return pods == 0 ? 0 : HOURS_PER_MONTH * sum / pods;
  }

  private static List<FrontierPoint> efficient(List<FrontierPoint> points) {
    List<FrontierPoint> judged = new ArrayList<>();
    double quickest = Double.POSITIVE_INFINITY;
    for (FrontierPoint one : points) {
      boolean better = one.p95Millis().orElse(quickest) < quickest;
      quickest = Math.min(quickest, one.p95Millis().orElse(quickest));
      judged.add(
          new FrontierPoint(
              one.copies(), one.p95Millis(), one.monthlyUsd(), better, one.meetsObjective()));
    }
    return judged;
  }
}
