package dev.lepton.prometheus;

/** Queries over what node_exporter measures, where the obvious one is wrong. */
public final class NodeExporter {
  private NodeExporter() {}

  /**
   * How busy a machine's processors are, in percent of all of them, by instance.
   *
   * <p>As a share of what all modes together took: where samples are missing or a machine stops,
   * the rates of all modes are too low alike, and time that was not measured does not count as
   * work. Only where nothing but the idle time is collected, it is held against the clock.
   *
   * @param range over which rates are taken, for instance {@code [5m]}
   */
  public static String busyPercent(String range) {
    String idle = "rate(node_cpu_seconds_total{mode=\"idle\"}" + range + ")";
    String busy = "rate(node_cpu_seconds_total{mode!=\"idle\"}" + range + ")";
    String share =
        "100 * sum by (instance) (%1$s) / (sum by (instance) (%1$s) + sum by (instance) (%2$s))";
    return share.formatted(busy, idle) + " or 100 * (1 - avg by (instance) (" + idle + "))";
  }
}
