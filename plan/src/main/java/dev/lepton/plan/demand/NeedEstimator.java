package dev.lepton.plan.demand;

import dev.lepton.model.Phase;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.AsIsSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Turns measured usage, or failing that today's sizes, into one need. */
final class NeedEstimator {
  private static final double MIB_PER_GIB = 1024;
  private static final int MOST_WARNINGS = 20;

  private final SizingSettings settings;
  private final EventSink events;

  NeedEstimator(SizingSettings settings, EventSink events) {
    this.settings = settings;
    this.events = events;
  }

  ResourceNeed estimate(AsIsSpec asIs) {
    if (asIs.usage().isEmpty()) {
      return allocated(asIs, "no usage was measured");
    }
    Path file = asIs.usage().get();
    UsageSeries series = new UsageReader(file, asIs.memoryGib()).read();
    warn(series.warnings());
    if (series.points().isEmpty()) {
      return allocated(asIs, file.getFileName() + " has no usable row");
    }
    return measured(asIs, series);
  }

  private ResourceNeed allocated(AsIsSpec asIs, String why) {
    return new ResourceNeed(
        asIs.cores(),
        asIs.memoryGib(),
        asIs.storageGib(),
        asIs.networkMbps(),
        OptionalDouble.empty(),
        1,
        List.of(
            text(
                "%s: sized by what is allocated today, %s cores, %s GiB, without a comfort factor",
                why, number(asIs.cores()), number(asIs.memoryGib()))));
  }

  private ResourceNeed measured(AsIsSpec asIs, UsageSeries series) {
    UsagePeaks peaks = new UsagePeaks(series.points());
    List<String> basis = new ArrayList<>();
    double cpu = peaks.percentile(UsagePoint::cpuPercent, settings.percentile());
    double cores = asIs.cores() * cpu / 100 * settings.comfort();
    String p = "P" + number(settings.percentile());
    String comfort = number(settings.comfort());
    basis.add(
        text(
            "CPU: %s of the 10-minute peaks %s %% × %s cores × comfort %s = %s cores",
            p, number(cpu), number(asIs.cores()), comfort, number(cores)));
    double memory = memory(peaks, basis, p);
    OptionalDouble network =
        peaks.optionalPercentile(UsagePoint::networkMbps, settings.percentile());
    double mbps =
        network.isPresent() ? network.getAsDouble() * settings.comfort() : asIs.networkMbps();
    basis.add(
        network.isPresent()
            ? text(
                "network: %s %s Mbps × comfort %s = %s Mbps",
                p, number(network.getAsDouble()), comfort, number(mbps))
            : text("network: not measured, today's link of %s Mbps", number(mbps)));
    disk(peaks, basis, p);
    double usable = (double) series.points().size() / series.rows();
    int stars = peaks.stars(usable);
    basis.add(
        text(
            "confidence %d of 5: %d of %d expected 10-minute windows, %d of %d rows usable%s",
            stars,
            peaks.present(),
            peaks.expected(),
            series.points().size(),
            series.rows(),
            peaks.coversADay() ? "" : ", less than a day"));
    return new ResourceNeed(
        cores, memory, asIs.storageGib(), mbps, meanNetwork(series), stars, List.copyOf(basis));
  }

  /**
   * Percentile × comfort as for CPU, but never below the peak: memory that is short kills, CPU that
   * is short waits.
   */
  private double memory(UsagePeaks peaks, List<String> basis, String p) {
    double percentile = peaks.percentile(UsagePoint::memoryMb, settings.percentile());
    double peak = peaks.percentile(UsagePoint::memoryMb, 100);
    double mib = Math.max(percentile * settings.comfort(), peak);
    basis.add(
        text(
            "memory: the larger of %s %s MB × comfort %s and the peak %s MB = %s GiB",
            p,
            number(percentile),
            number(settings.comfort()),
            number(peak),
            number(mib / MIB_PER_GIB)));
    return mib / MIB_PER_GIB;
  }

  private void disk(UsagePeaks peaks, List<String> basis, String p) {
    peaks
        .optionalPercentile(UsagePoint::diskIops, settings.percentile())
        .ifPresent(iops -> basis.add(text("disk: %s %s operations a second", p, number(iops))));
    peaks
        .optionalPercentile(UsagePoint::diskMbps, settings.percentile())
        .ifPresent(rate -> basis.add(text("disk: %s %s MB a second", p, number(rate))));
  }

  private static OptionalDouble meanNetwork(UsageSeries series) {
    return series.points().stream()
        .map(UsagePoint::networkMbps)
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .average();
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
