package dev.lepton.operate.rightsize;

import dev.lepton.model.operation.RightsizeReport.Left;
import dev.lepton.model.operation.RightsizeReport.Recommendation;
import dev.lepton.model.operation.RightsizeReport.Target;
import dev.lepton.operate.cost.ResourceRates;
import dev.lepton.operate.rightsize.Activity.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Says what workloads should ask for. Equal input gives an equal answer. Immutable and thread-safe.
 */
public final class Recommender {
  private final Damping damping;
  private final Savings savings;
  private final Memory memory;
  private final Instant now;

  /**
   * @param rates of the nodes on average; empty where they have no price
   * @param memory what was recommended before
   */
  public Recommender(Damping damping, Optional<ResourceRates> rates, Memory memory, Instant now) {
    this.damping = damping;
    this.savings = new Savings(rates);
    this.memory = memory;
    this.now = now;
  }

  /**
   * @param recommendations what saves most first
   * @param left what stays as it is
   * @param memory for the next run
   */
  public record Outcome(List<Recommendation> recommendations, List<Left> left, Memory memory) {}

  public Outcome recommend(List<Workload> workloads) {
    Map<Target, List<Workload>> together = new LinkedHashMap<>();
    for (Workload one : workloads) {
      Target target = one.target();
      together
          .computeIfAbsent(
              new Target(target.namespace(), target.kind(), target.name(), ""),
              any -> new ArrayList<>())
          .add(one);
    }
    Sheet sheet = new Sheet();
    together.forEach((target, containers) -> workload(target, containers, sheet));
    sheet.recommendations.sort(
        Comparator.comparingDouble((Recommendation one) -> -one.monthlyUsd().orElse(0.0))
            .thenComparing(one -> one.target().title())
            .thenComparing(Recommendation::kind));
    return new Outcome(
        List.copyOf(sheet.recommendations), List.copyOf(sheet.left), memory.with(sheet.remembered));
  }

  /** What is being written. */
  private static final class Sheet {
    private final List<Recommendation> recommendations = new ArrayList<>();
    private final List<Left> left = new ArrayList<>();
    private final Map<String, Memory.Remembered> remembered = new TreeMap<>();
  }

  private void workload(Target target, List<Workload> containers, Sheet sheet) {
    Workload first = containers.get(0);
    Activity activity = first.advice().activity();
    if (activity.kind() != Kind.ACTIVE) {
      sheet.recommendations.add(Unused.of(target, containers, savings));
    }
    if (activity.kind() == Kind.ZOMBIE) {
      return;
    }
    Damper damper = new Damper(damping, memory, now);
    boolean changed = false;
    for (Workload container : containers) {
      ContainerChange change = new ContainerChange(container, damper, savings);
      sheet.remembered.putAll(change.remembered());
      if (change.recommendation().isPresent()) {
        sheet.recommendations.add(change.recommendation().get());
        changed = true;
      } else {
        sheet.left.add(new Left(container.target(), change.why()));
      }
    }
    // One thing at a time: what a pod needs first, how many of them when that is known.
    if (!changed) {
      PodCount count = new PodCount(target, containers, damper, savings);
      count.recommendation().ifPresent(sheet.recommendations::add);
      sheet.remembered.putAll(count.remembered());
    }
    first
        .scaler()
        .flatMap(scaler -> PodCount.ceiling(target, containers, scaler, savings))
        .ifPresent(sheet.recommendations::add);
  }
}
