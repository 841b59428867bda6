package dev.lepton.cli.plan;

import dev.lepton.model.plan.CapacityPlan;
import dev.lepton.model.plan.CapacityPlan.Autoscaler;
import dev.lepton.model.plan.CapacityPlan.Estimate;
import dev.lepton.model.plan.CapacityPlan.Point;
import dev.lepton.model.plan.CapacityPlan.Prediction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What load tests say, as lines for people. */
final class CapacityLines {
  private CapacityLines() {}

  static List<String> of(CapacityPlan plan) {
    List<String> lines = new ArrayList<>();
    lines.add(
        format("%12s %14s %14s %12s %12s", "load", "measured /s", "law /s", "p95 ms", "model ms"));
    plan.points().stream()
        .filter(point -> point.measured().isPresent())
        .forEach(point -> lines.add(line(point)));
    lines.add("");
    lines.add("alpha        " + estimate(plan.scalability().alpha()) + " contention");
    lines.add("beta         " + estimate(plan.scalability().beta()) + " coherency");
    lines.add("gamma        " + estimate(plan.scalability().gamma()) + " a second at a load of 1");
    plan.planned().ifPresent(planned -> planned(lines, planned));
    plan.autoscaler().ifPresent(autoscaler -> autoscaler(lines, autoscaler));
    plan.explanation().forEach(one -> lines.add("how          " + one));
    plan.notes().forEach(one -> lines.add("note         " + one));
    if (!plan.leftOut().isEmpty()) {
      lines.add("incomplete: " + plan.leftOut().size() + " row(s) left out");
    }
    return lines;
  }

  private static void planned(List<String> lines, Prediction planned) {
    lines.add(
        format(
            "planned      load %.1f: %.1f%s a second, utilisation %.1f %%, p95 %.1f ms (%s)%s",
            planned.load(),
            planned.throughput(),
            planned.throughputHalfWidth().map(width -> format(" ± %.1f", width)).orElse(""),
            100 * planned.utilisation(),
            planned.p95Millis(),
            planned.basis(),
            planned
                .meetsObjective()
                .map(meets -> meets ? ": objective held" : ": OBJECTIVE BROKEN")
                .orElse("")));
    lines.add(
        planned
            .largestLoad()
            .map(
                largest ->
                    format(
                        "headroom     %+.1f %%, up to a load of %.1f",
                        planned.headroomPercent().orElse(0.0), largest))
            .orElse("headroom     not known"));
  }

  private static void autoscaler(List<String> lines, Autoscaler autoscaler) {
    lines.add(
        format(
            "autoscaler   target %.1f %% (p95 within %.1f ms up to %.1f %%)%s",
            autoscaler.targetPercent(),
            autoscaler.objectiveMillis(),
            autoscaler.highestPercent(),
            autoscaler
                .replicas()
                .map(count -> ", " + count + " replica(s) at the planned load")
                .orElse("")));
  }

  private static String estimate(Estimate estimate) {
    return format(
        "%-12.7f %-18s",
        estimate.value(),
        estimate.halfWidth().map(width -> format("± %.7f", width)).orElse("(± not known)"));
  }

  private static String line(Point point) {
    return format(
        "%12.1f %14.1f %14.1f %12s %12s",
        point.load(),
        point.measured().orElse(0.0),
        point.throughput(),
        number(point.p95Measured()),
        number(point.p95()));
  }

  private static String number(Optional<Double> value) {
    return value.map(number -> format("%.1f", number)).orElse("-");
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
