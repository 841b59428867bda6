package dev.lepton.plan.demand;

import dev.lepton.model.plan.WorkloadSize.Figure;
import dev.lepton.plan.demand.SummaryUsage.Level;
import dev.lepton.plan.demand.rule.RuleAnswer;
import dev.lepton.plan.demand.rule.RuleName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Sizes by a summary: the figure there is, times the comfort factor. */
final class SummaryRule {
  private final double comfort;

  SummaryRule(double comfort) {
    this.comfort = comfort;
  }

  RuleAnswer size(SummaryUsage usage) {
    List<Figure> figures = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    OptionalDouble cores = effective("CPU", "cores", usage.cores(), figures, warnings);
    OptionalDouble memory = effective("memory", "MiB", usage.memoryMib(), figures, warnings);
    return new RuleAnswer(
        cores,
        OptionalDouble.empty(),
        memory,
        OptionalDouble.empty(),
        new RuleAnswer.Rates(
            times(usage.iops()), times(usage.diskMbps()), times(usage.networkMbps())),
        figures,
        warnings,
        Optional.empty());
  }

  /** For rules that need single measurements. */
  RuleAnswer refused(RuleName rule) {
    OptionalDouble none = OptionalDouble.empty();
    String why = rule.id() + " needs single measurements, of which there are none";
    return new RuleAnswer(
        none,
        none,
        none,
        none,
        new RuleAnswer.Rates(none, none, none),
        List.of(),
        List.of(why),
        Optional.of(why));
  }

  private OptionalDouble effective(
      String what,
      String unit,
      Optional<Level> level,
      List<Figure> figures,
      List<String> warnings) {
    if (level.isEmpty()) {
      return OptionalDouble.empty();
    }
    double value = level.get().value();
    String how = level.get().how();
    figures.add(new Figure(what + " " + how, value, unit, "as the inventory tells it"));
    double effective = value * comfort;
    figures.add(
        new Figure(
            what + " effective",
            effective,
            unit,
            NeedEstimator.number(value) + " × comfort " + NeedEstimator.number(comfort)));
    if (how.equals("average")) {
      warnings.add(what + ": only an average is known, which hides every peak");
    }
    return OptionalDouble.of(effective);
  }

  private OptionalDouble times(OptionalDouble rate) {
    return rate.isPresent() ? OptionalDouble.of(rate.getAsDouble() * comfort) : rate;
  }
}
