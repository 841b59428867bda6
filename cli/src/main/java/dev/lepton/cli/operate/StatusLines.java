package dev.lepton.cli.operate;

import dev.lepton.model.operation.OperationStatus;
import dev.lepton.model.operation.OperationStatus.Burn;
import dev.lepton.model.operation.OperationStatus.Objective;
import dev.lepton.model.operation.OperationStatus.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A status as people read it. */
final class StatusLines {
  private StatusLines() {}

  static List<String> of(OperationStatus status) {
    List<String> lines = new ArrayList<>();
    for (Service service : status.services()) {
      lines.add(
          text(
              "%s: %.1f requests/s%s",
              service.name(),
              service.requestsPerSecond(),
              service.p95Millis().map(millis -> text(", p95 %.1f ms", millis)).orElse("")));
      service.objectives().forEach(objective -> lines.add("  " + line(objective)));
    }
    if (status.attention().isEmpty()) {
      lines.add("nothing needs attention");
    }
    status
        .attention()
        .forEach(
            each -> {
              lines.add(
                  text(
                      "%-6s  %s: %s",
                      each.urgency().name().toLowerCase(Locale.ROOT), each.where(), each.what()));
              lines.add("        " + each.fix());
            });
    status.notes().forEach(note -> lines.add("note: " + note));
    return lines;
  }

  private static String line(Objective objective) {
    StringBuilder line = new StringBuilder(objective.name());
    line.append(text(" %s %%", objective.percent()));
    objective.boundMillis().ifPresent(bound -> line.append(text(" within %.0f ms", bound)));
    objective
        .budgetLeftPercent()
        .ifPresent(left -> line.append(text(", %.1f %% of the month's budget left", left)));
    if (objective.budgetLeftPercent().isEmpty() && objective.burns().isEmpty()) {
      line.append(": not judged, nothing was measured");
    }
    for (Burn burn : objective.burns()) {
      line.append(text(", burns %.1f over %s", burn.rate(), burn.window()));
      line.append(burn.isTooFast() ? " (too fast)" : "");
      line.append(burn.shortRate().isEmpty() ? " (nothing was measured lately)" : "");
    }
    return line.toString();
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
