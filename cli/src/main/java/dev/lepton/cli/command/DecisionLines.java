package dev.lepton.cli.command;

import dev.lepton.model.plan.PlatformDecision;
import dev.lepton.model.plan.PlatformDecision.Split;
import dev.lepton.model.plan.PlatformDecision.Turn;
import dev.lepton.model.plan.PlatformDecision.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a platform was chosen, as lines for people. Stateless. */
public final class DecisionLines {
  private DecisionLines() {}

  public static List<String> of(PlatformDecision decision) {
    List<String> lines = new ArrayList<>();
    lines.add(
        format(
            "weights (consistency ratio %.3f) and where they turn:", decision.consistencyRatio()));
    decision.weights().forEach(weight -> lines.add(line(weight)));
    if (!decision.splits().isEmpty()) {
      lines.add("application and database apart:");
      decision.splits().forEach(split -> lines.add(line(split)));
    }
    return lines;
  }

  private static String line(Weight weight) {
    String turns =
        weight.below().isEmpty() && weight.above().isEmpty()
            ? "no weight of it changes the choice"
            : turn("below", weight.below()) + ", " + turn("above", weight.above());
    return format("  %-13s %.3f  %s", weight.criterion(), weight.weight(), turns);
  }

  private static String turn(String side, Optional<Turn> turn) {
    return turn.map(one -> format("%s %.3f %s wins", side, one.weight(), one.winner()))
        .orElse(side + " it nothing changes");
  }

  private static String line(Split split) {
    return format(
        "  %-38s database %-22s $%,.2f a month, %s ($%.2f/GB); %s",
        split.application(),
        split.database(),
        split.monthlyUsd(),
        split
            .breakEvenGb()
            .map(gb -> format("cheaper than the choice up to %,.0f GB a month", gb))
            .orElse("not known to be cheaper than the choice"),
        split.egressUsdPerGb(),
        split.note());
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
