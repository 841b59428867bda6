package dev.lepton.plan.demand;

import dev.lepton.model.Phase;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.AsIsSpec;
import dev.lepton.model.plan.UsageProblem;
import dev.lepton.model.plan.WorkloadSize.Figure;
import dev.lepton.plan.demand.rule.Confidence;
import dev.lepton.plan.demand.rule.RuleAnswer;
import dev.lepton.plan.demand.rule.SizingRule;
import dev.lepton.plan.usage.Allocation;
import dev.lepton.plan.usage.Observed;
import dev.lepton.plan.usage.Series;
import dev.lepton.plan.usage.UsageCsv;
import dev.lepton.plan.usage.UsageData;
import dev.lepton.plan.usage.UsageMetric;
import dev.lepton.plan.usage.UsageSum;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Turns measured usage, or failing that today's sizes, into one need. */
final class NeedEstimator {
  private static final double MIB_PER_GIB = 1024;
  private static final int MOST_WARNINGS = 20;

  private final SizingRule rule;
  private final EventSink events;

  NeedEstimator(SizingRule rule, EventSink events) {
    this.rule = rule;
    this.events = events;
  }

  ResourceNeed estimate(AsIsSpec asIs) {
    if (asIs.usage().isEmpty()) {
      return allocated(asIs, "no usage was measured");
    }
    Path file = asIs.usage().get();
    Allocation together = together(asIs);
    UsageData data = new UsageCsv(file, server -> bound(together)).read();
    warn(data.problems().stream().map(UsageProblem::toString).toList());
    if (data.workloads().isEmpty()) {
      return allocated(asIs, file.getFileName() + " has no usable row");
    }
    Observed observed = UsageSum.of(data.workloads(), together);
    RuleAnswer answer = rule.size(observed);
    if (answer.refusal().isPresent()) {
      warn(answer.refusal().get());
      return allocated(asIs, answer.refusal().get());
    }
    answer.warnings().forEach(this::warn);
    return measured(asIs, data, observed, answer);
  }

  private static Allocation together(AsIsSpec asIs) {
    return new Allocation(
        OptionalDouble.of(asIs.cores()),
        OptionalDouble.of(asIs.memoryGib() * MIB_PER_GIB),
        OptionalDouble.of(asIs.storageGib()),
        OptionalDouble.of(asIs.networkMbps()),
        Optional.empty());
  }

  /** One server cannot use more memory than all have; its cores are not known. */
  private static Allocation bound(Allocation together) {
    OptionalDouble none = OptionalDouble.empty();
    return new Allocation(none, together.memoryMib(), none, none, Optional.empty());
  }

  private ResourceNeed allocated(AsIsSpec asIs, String why) {
    return new ResourceNeed(
        asIs.cores(),
        asIs.memoryGib(),
        asIs.storageGib(),
        asIs.networkMbps(),
        OptionalDouble.empty(),
        Confidence.ALLOCATED,
        List.of(
            text(
                "%s: sized by what is allocated today, %s cores, %s GiB, without a comfort factor",
                why, number(asIs.cores()), number(asIs.memoryGib()))));
  }

  private ResourceNeed measured(
      AsIsSpec asIs, UsageData data, Observed observed, RuleAnswer answer) {
    List<String> basis = new ArrayList<>();
    basis.add("rule " + rule.name().id() + ": " + String.join("; ", rule.settings()));
    for (Figure figure : answer.figures()) {
      basis.add(
          text("%s: %s %s, %s", figure.name(), number(figure.value()), figure.unit(), figure.how())
              .replace(" ,", ","));
    }
    if (answer.cores().isEmpty()) {
      basis.add(text("CPU: not measured, today's %s cores", number(asIs.cores())));
    }
    if (answer.memoryMib().isEmpty()) {
      basis.add(text("memory: not measured, today's %s GiB", number(asIs.memoryGib())));
    }
    OptionalDouble network = answer.rates().networkMbps();
    if (network.isEmpty()) {
      basis.add(text("network: not measured, today's link of %s Mbps", number(asIs.networkMbps())));
    }
    double usable = (double) data.usableRows() / data.rows();
    Confidence confidence = Confidence.of(observed, usable);
    basis.add(
        text(
            "confidence %d of 5: %d of %d expected 10-minute windows, %d of %d rows usable%s",
            confidence.stars(),
            confidence.present(),
            confidence.expected(),
            data.usableRows(),
            data.rows(),
            confidence.wholeDay() ? "" : ", less than a day"));
    return new ResourceNeed(
        answer.cores().orElse(asIs.cores()),
        answer.memoryMib().orElse(asIs.memoryGib() * MIB_PER_GIB) / MIB_PER_GIB,
        asIs.storageGib(),
        network.orElse(asIs.networkMbps()),
        meanNetwork(observed),
        confidence.stars(),
        List.copyOf(basis));
  }

  private static OptionalDouble meanNetwork(Observed observed) {
    return observed.all(UsageMetric.NETWORK_OUT_MBPS).stream().mapToDouble(Series::mean).max();
  }

  private void warn(List<String> warnings) {
    warnings.stream().limit(MOST_WARNINGS).forEach(this::warn);
    if (warnings.size() > MOST_WARNINGS) {
      warn((warnings.size() - MOST_WARNINGS) + " more values of the usage file could not be used");
    }
  }

  private void warn(String message) {
    events.emit(new Event.Noted(Phase.PLAN, Event.Level.WARNING, message));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /** At most two decimals, and none where there are none. */
  static String number(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    return text.replaceAll("\\.?0+$", "");
  }
}
