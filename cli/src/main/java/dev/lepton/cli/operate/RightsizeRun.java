package dev.lepton.cli.operate;

import dev.lepton.model.operation.RightsizeReport;
import dev.lepton.model.operation.RightsizeReport.Left;
import dev.lepton.model.operation.RightsizeReport.Recommendation;
import dev.lepton.model.operation.RightsizeReport.Target;
import dev.lepton.operate.cost.ResourceRates;
import dev.lepton.operate.cost.Steps;
import dev.lepton.operate.rightsize.Activity;
import dev.lepton.operate.rightsize.Damping;
import dev.lepton.operate.rightsize.Deployed;
import dev.lepton.operate.rightsize.Memory;
import dev.lepton.operate.rightsize.Recommender;
import dev.lepton.operate.rightsize.Workload;
import dev.lepton.plan.demand.rule.RuleSettings;
import dev.lepton.plan.usage.UsageData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts what is deployed, what it used and what it costs together. Not thread-safe. */
final class RightsizeRun {
  private final Steps steps;
  private final RuleSettings rule;
  private final Damping damping;
  private final Optional<ResourceRates> rates;
  private final List<Left> left = new ArrayList<>();

  RightsizeRun(Steps steps, RuleSettings rule, Damping damping, Optional<ResourceRates> rates) {
    this.steps = steps;
    this.rule = rule;
    this.damping = damping;
    this.rates = rates;
  }

  /**
   * @param memory for the next run
   */
  record Outcome(RightsizeReport report, Memory memory) {}

  /**
   * @param further what does not follow from usage
   */
  Outcome run(
      List<Deployed> deployed,
      UsageData usage,
      Memory memory,
      List<Recommendation> further,
      List<String> notes) {
    SizedUsage sized = new SizedUsage(usage, rule, steps.start(), steps.end(), damping.windows());
    Recommender.Outcome outcome =
        new Recommender(damping, rates, memory, steps.end()).recommend(workloads(deployed, sized));
    left.addAll(outcome.left());
    List<Recommendation> all = new ArrayList<>(outcome.recommendations());
    all.addAll(further);
    return new Outcome(
        new RightsizeReport(
            steps.start(),
            steps.end(),
            rule.name().id() + ": " + String.join("; ", rule.rule().settings()),
            all,
            left,
            savings(all),
            Optional.empty(),
            notes),
        outcome.memory());
  }

  private List<Workload> workloads(List<Deployed> deployed, SizedUsage sized) {
    Map<Target, List<Deployed>> together = new LinkedHashMap<>();
    for (Deployed one : deployed) {
      Target target = one.target();
      together
          .computeIfAbsent(
              new Target(target.namespace(), target.kind(), target.name(), ""),
              any -> new ArrayList<>())
          .add(one);
    }
    List<Workload> workloads = new ArrayList<>();
    together.values().forEach(containers -> workloads.addAll(workload(containers, sized)));
    return workloads;
  }

  private List<Workload> workload(List<Deployed> containers, SizedUsage sized) {
    Map<Deployed, String> names = new LinkedHashMap<>();
    for (Deployed one : containers) {
      Target target = one.target();
      sized
          .name(target.namespace(), target.name(), target.container())
          .ifPresentOrElse(
              name -> names.put(one, name),
              () -> left.add(new Left(target, "its usage was not measured in this time")));
    }
    List<String> all = List.copyOf(names.values());
    Activity activity =
        Activity.of(sized.peakCores(all), containers.get(0).bytesPerSecond(), sized.days(all));
    List<Workload> workloads = new ArrayList<>();
    names.forEach((one, name) -> workloads.add(one.with(sized.advice(name, activity))));
    return workloads;
  }

  private RightsizeReport.Savings savings(List<Recommendation> recommendations) {
    double saved = 0;
    double spent = 0;
    for (Recommendation one : recommendations) {
      double usd = one.monthlyUsd().orElse(0.0);
      saved += Math.max(0, usd);
      spent += Math.max(0, -usd);
    }
    return new RightsizeReport.Savings(saved, spent, rates.isPresent());
  }
}
