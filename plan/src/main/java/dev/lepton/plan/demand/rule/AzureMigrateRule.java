package dev.lepton.plan.demand.rule;

import static dev.lepton.plan.demand.rule.RuleSheet.number;
import static dev.lepton.plan.demand.rule.RuleSheet.text;

import dev.lepton.plan.usage.Observed;
import dev.lepton.plan.usage.Series;
import dev.lepton.plan.usage.UsageMetric;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Azure Migrate's performance-based assessment: the percentile of the peaks per ten minutes, times
 * a comfort factor, for CPU, memory, disk and outbound network alike.
 */
public record AzureMigrateRule(double percentile, double comfort, OptionalDouble historyDays)
    implements SizingRule {

  @Override
  public RuleName name() {
    return RuleName.AZURE_MIGRATE;
  }

  @Override
  public List<String> settings() {
    return List.of(
        text("P%s of the peaks per 10 minutes", number(percentile)),
        text("comfort factor %s", number(comfort)));
  }

  @Override
  public RuleAnswer size(Observed given) {
    Observed observed = History.of(given, historyDays);
    RuleSheet sheet = new RuleSheet();
    effective(sheet, "CPU", "cores", observed.cpuCores()).ifPresent(sheet::cores);
    effective(sheet, "memory", "MiB", observed.memoryMib()).ifPresent(sheet::memoryMib);
    return sheet.answer(
        new RuleAnswer.Rates(
            effective(sheet, "disk", "IOPS", observed.all(UsageMetric.DISK_IOPS)),
            effective(sheet, "disk rate", "MB/s", observed.all(UsageMetric.DISK_MBPS)),
            effective(sheet, "network", "Mbps", observed.all(UsageMetric.NETWORK_OUT_MBPS))));
  }

  /** The largest of the instances' percentiles, times the comfort factor. */
  private OptionalDouble effective(RuleSheet sheet, String what, String unit, List<Series> all) {
    OptionalDouble used =
        all.stream().mapToDouble(series -> WindowPeaks.of(series).percentile(percentile)).max();
    if (used.isEmpty()) {
      return used;
    }
    String p = "P" + number(percentile);
    sheet.figure(what + " " + p, used.getAsDouble(), unit, "of the peaks per 10 minutes");
    double effective = used.getAsDouble() * comfort;
    sheet.figure(
        what + " effective",
        effective,
        unit,
        text("%s × comfort %s", number(used.getAsDouble()), number(comfort)));
    return OptionalDouble.of(effective);
  }
}
