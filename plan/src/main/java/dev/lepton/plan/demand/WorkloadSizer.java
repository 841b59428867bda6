package dev.lepton.plan.demand;

import dev.lepton.model.plan.WorkloadSize;
import dev.lepton.model.plan.WorkloadSize.Figure;
import dev.lepton.model.plan.WorkloadSize.Source;
import dev.lepton.plan.demand.rule.AzureMigrateRule;
import dev.lepton.plan.demand.rule.Confidence;
import dev.lepton.plan.demand.rule.RuleAnswer;
import dev.lepton.plan.demand.rule.RuleName;
import dev.lepton.plan.demand.rule.SizingRule;
import dev.lepton.plan.demand.rule.UsageClass;
import dev.lepton.plan.usage.Allocation;
import dev.lepton.plan.usage.Instance;
import dev.lepton.plan.usage.Observed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Makes a size of what a rule answers: fills in what is allocated today where there is no answer,
 * and says so. Of a machine there is one; pods are as many as there are. Immutable.
 */
final class WorkloadSizer {
  private static final double WEEK_DAYS = 7;
  private static final long STILL_THERE_SECONDS = 3600;

  private static final SizingRule PLAIN = new AzureMigrateRule(95, 1, OptionalDouble.empty());

  private final SizingRule rule;

  WorkloadSizer(SizingRule rule) {
    this.rule = rule;
  }

  /** From a series. */
  WorkloadSize size(Observed observed) {
    RuleAnswer answer = withRates(rule.size(observed), observed);
    List<String> warnings = new ArrayList<>(answer.warnings());
    answer.refusal().ifPresent(warnings::add);
    boolean sized = answer.cores().isPresent() || answer.memoryMib().isPresent();
    double days = days(observed);
    if (sized && rule.name() == RuleName.LEPTON && days < WEEK_DAYS) {
      warnings.add(
          String.format(
              Locale.ROOT, "%.1f days: what happens once a week may not have been seen", days));
    }
    UsageClass usage =
        rule.name() == RuleName.AZURE_MIGRATE
            ? UsageClass.byAzure(observed)
            : UsageClass.byLepton(observed);
    int stars = sized ? Confidence.of(observed, 1).stars() : Confidence.ALLOCATED;
    Answered answered =
        new Answered(
            sized ? Source.SERIES : Source.ALLOCATED, answer, usage.id(), stars, running(observed));
    return complete(observed.name(), observed.allocation(), answered, warnings);
  }

  /** VPA and KRR say nothing of disks and networks; then it is what the measurements say. */
  private static RuleAnswer withRates(RuleAnswer answer, Observed observed) {
    RuleAnswer.Rates own = answer.rates();
    if (own.iops().isPresent() || own.diskMbps().isPresent() || own.networkMbps().isPresent()) {
      return answer;
    }
    RuleAnswer.Rates measured = PLAIN.size(observed).rates();
    List<Figure> figures = new ArrayList<>(answer.figures());
    add(figures, "disk", measured.iops(), "IOPS");
    add(figures, "disk rate", measured.diskMbps(), "MB/s");
    add(figures, "network", measured.networkMbps(), "Mbps");
    return answer.with(measured, figures);
  }

  private static void add(List<Figure> figures, String what, OptionalDouble value, String unit) {
    value.ifPresent(
        p95 ->
            figures.add(
                new Figure(
                    what + " P95",
                    p95,
                    unit,
                    "of the peaks per 10 minutes; the rule says nothing of it")));
  }

  /** From what somebody else summed up, or from what is allocated. */
  WorkloadSize size(String name, Allocation allocation, RuleAnswer answer, int stars) {
    boolean sized = answer.cores().isPresent() || answer.memoryMib().isPresent();
    Answered answered =
        new Answered(
            sized ? Source.SUMMARY : Source.ALLOCATED,
            answer,
            UsageClass.UNKNOWN.id(),
            sized ? stars : Confidence.ALLOCATED,
            1);
    return complete(name, allocation, answered, new ArrayList<>(answer.warnings()));
  }

  private WorkloadSize complete(
      String name, Allocation allocation, Answered answered, List<String> warnings) {
    RuleAnswer answer = answered.answer();
    List<Figure> figures = new ArrayList<>(answer.figures());
    Optional<Double> cores =
        known("CPU", "cores", answer.cores(), allocation.cores(), figures, warnings);
    Optional<Double> memory =
        known("memory", "MiB", answer.memoryMib(), allocation.memoryMib(), figures, warnings);
    if ("zombie".equals(answered.usageClass()) || "idle".equals(answered.usageClass())) {
      warnings.add(answered.usageClass() + ": ask whether it is still needed");
    }
    RuleAnswer.Rates rates = answer.rates();
    OptionalDouble network =
        rates.networkMbps().isPresent() ? rates.networkMbps() : allocation.networkMbps();
    return new WorkloadSize(
        name,
        answered.from(),
        new WorkloadSize.Compute(
            cores, boxed(answer.cpuLimit()), memory, boxed(answer.memoryLimitMib())),
        answered.running(),
        new WorkloadSize.Storage(
            boxed(allocation.storageGib()),
            StorageClass.of(rates.iops(), rates.diskMbps()),
            boxed(rates.iops()),
            boxed(rates.diskMbps())),
        boxed(network),
        answered.usageClass(),
        answered.stars(),
        Optional.empty(),
        List.copyOf(figures),
        List.copyOf(warnings));
  }

  /** The rule's answer, else what is allocated, else nothing; the latter two are said. */
  private static Optional<Double> known(
      String what,
      String unit,
      OptionalDouble answer,
      OptionalDouble allocated,
      List<Figure> figures,
      List<String> warnings) {
    if (answer.isPresent()) {
      return boxed(answer);
    }
    if (allocated.isPresent()) {
      figures.add(
          new Figure(what + " allocated", allocated.getAsDouble(), unit, "what it has today"));
      warnings.add(what + " was not measured or not sized: it is what is allocated today");
      return boxed(allocated);
    }
    warnings.add(
        what + " is not known: neither usage in " + unit + " nor a size; name an --inventory");
    return Optional.empty();
  }

  /** Pods that were there at the end; those of earlier releases are gone. */
  private static int running(Observed observed) {
    long last = observed.instances().stream().mapToLong(WorkloadSizer::last).max().orElse(0);
    return (int)
        Math.max(
            1,
            observed.instances().stream()
                .filter(one -> last(one) >= last - STILL_THERE_SECONDS)
                .count());
  }

  private static long last(Instance instance) {
    return instance.series().values().stream()
        .mapToLong(series -> series.second(series.size() - 1))
        .max()
        .orElse(Long.MIN_VALUE / 2);
  }

  private static double days(Observed observed) {
    return observed.instances().stream()
        .flatMap(instance -> instance.series().values().stream())
        .mapToDouble(series -> series.days())
        .max()
        .orElse(0);
  }

  private static Optional<Double> boxed(OptionalDouble value) {
    return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
  }

  private record Answered(
      Source from, RuleAnswer answer, String usageClass, int stars, int running) {}
}
