package dev.lepton.plan.demand.rule;

import static dev.lepton.plan.demand.rule.RuleSheet.number;
import static dev.lepton.plan.demand.rule.RuleSheet.text;

import dev.lepton.plan.usage.Observed;
import dev.lepton.plan.usage.Series;
import dev.lepton.plan.usage.UsageMetric;
import java.util.List;
import java.util.OptionalDouble;

/**
 * KRR's simple strategy: CPU request is the largest of the pods' percentiles, without a limit;
 * memory request and limit are the largest peak and 15 %, or a quarter above what a pod was killed
 * at. It gives no answer for fewer than 100 measurements, less than 3 hours, or a workload whose
 * number of pods follows its load.
 */
public record KrrRule(double percentile, OptionalDouble historyDays) implements SizingRule {
  private static final double HISTORY_DAYS = 14;
  private static final int FEWEST_POINTS = 100;
  private static final double SHORTEST_HOURS = 3;
  private static final double MEMORY_BUFFER = 1.15;
  private static final double OOM_BUFFER = 1.25;
  private static final double LEAST_CORES = 0.010;
  private static final double LEAST_MEMORY_MIB = 100;

  @Override
  public RuleName name() {
    return RuleName.KRR;
  }

  @Override
  public List<String> settings() {
    return List.of(
        text("CPU: largest P%s of the pods, no limit", number(percentile)),
        "memory: max(peak × 1.15, OOM × 1.25), request = limit",
        text("the last %s days", number(historyDays.orElse(HISTORY_DAYS))),
        "at least 100 points over 3 hours; floors 10 m, 100 MB");
  }

  @Override
  public RuleAnswer size(Observed given) {
    if (given.autoscaled()) {
      return RuleAnswer.refused(
          "its number of pods follows its load (HPA), which KRR leaves alone");
    }
    Observed observed = History.of(given, OptionalDouble.of(historyDays.orElse(HISTORY_DAYS)));
    List<Series> cpu = observed.cpuCores();
    List<Series> memory = observed.memoryMib();
    int points = (cpu.isEmpty() ? memory : cpu).stream().mapToInt(Series::size).sum();
    double hours =
        24 * (cpu.isEmpty() ? memory : cpu).stream().mapToDouble(Series::days).max().orElse(0);
    if (points < FEWEST_POINTS || hours < SHORTEST_HOURS) {
      return RuleAnswer.refused(
          text(
              "KRR needs 100 points and 3 hours; there are %d over %s hours",
              points, number(hours)));
    }
    RuleSheet sheet = new RuleSheet();
    sheet.figure("points", points, "", "of all pods together");
    cpu.stream()
        .mapToDouble(series -> WindowPeaks.percentile(series.values(), percentile))
        .max()
        .ifPresent(cores -> cpu(sheet, cores));
    memory.stream().mapToDouble(Series::max).max().ifPresent(peak -> memory(sheet, observed, peak));
    return sheet.answer(RuleAnswer.Rates.none());
  }

  private void cpu(RuleSheet sheet, double cores) {
    sheet.figure(
        "CPU P" + number(percentile), cores, "cores", "of all measurements, largest of the pods");
    double request = Math.max(cores, LEAST_CORES);
    sheet.figure(
        "CPU as KRR prints it",
        Math.max(LEAST_CORES, Math.ceil(cores * 1000) / 1000),
        "cores",
        "up to the next thousandth");
    sheet.cores(request);
  }

  private void memory(RuleSheet sheet, Observed observed, double peak) {
    sheet.figure("memory peak", peak, "MiB", "largest of the pods");
    double request =
        sheet.figure(
            "memory with buffer", peak * MEMORY_BUFFER, "MiB", text("%s × 1.15", number(peak)));
    OptionalDouble oom = observed.all(UsageMetric.OOM_MIB).stream().mapToDouble(Series::max).max();
    if (oom.isPresent()) {
      double raised =
          sheet.figure(
              "memory after OOM",
              oom.getAsDouble() * OOM_BUFFER,
              "MiB",
              text("killed at %s × 1.25", number(oom.getAsDouble())));
      request = Math.max(request, raised);
    }
    request = Math.max(request, LEAST_MEMORY_MIB);
    sheet.figure("memory as KRR prints it", Math.ceil(request), "MiB", "up to the next MiB");
    sheet.memoryMib(request);
    sheet.memoryLimitMib(request);
  }
}
