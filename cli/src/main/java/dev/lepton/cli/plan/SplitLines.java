package dev.lepton.cli.plan;

import dev.lepton.model.plan.EstateSplit;
import dev.lepton.model.plan.EstateSplit.Assignment;
import dev.lepton.model.plan.EstateSplit.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Applications over the own site and clouds, as lines. Stateless. */
final class SplitLines {
  private static final int MOST = 20;

  private SplitLines() {}

  static List<String> of(EstateSplit split) {
    List<String> lines = new ArrayList<>();
    lines.add("places: " + split.verdict());
    split
        .worthUntil()
        .ifPresent(
            times ->
                lines.add(text("  it stays so until all flows are %,.1f times as large", times)));
    lines.add(
        text(
            "  %14s %14s %14s %12s  %s",
            "USD/month", "running", "egress", "GB crossing", "applications in each place"));
    for (Option one : split.options()) {
      lines.add(
          text(
              "  %,14.2f %,14.2f %,14.2f %,12.1f  %s",
              one.totalUsd(),
              one.runningUsd(),
              one.egressUsd(),
              one.crossingGb(),
              String.join(
                  ", ",
                  one.parts().stream()
                      .map(part -> text("%s %,d", part.place(), part.applications()))
                      .toList())));
    }
    lines.add(text("  no split costs less than $%,.2f a month", split.boundUsd()));
    List<Assignment> bound =
        split.applications().stream().filter(one -> one.bound().isPresent()).toList();
    bound.stream()
        .limit(MOST)
        .forEach(
            one ->
                lines.add(
                    text(
                        "  %s: %s (%s)",
                        one.application(), one.place(), one.bound().orElseThrow())));
    if (bound.size() > MOST) {
      lines.add(text("  … and %,d more; -o json has all", bound.size() - MOST));
    }
    split.notes().forEach(note -> lines.add("  assumed: " + note));
    lines.add("");
    return lines;
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
