package dev.lepton.pipeline.report;

import dev.lepton.model.plan.PlatformDecision;
import dev.lepton.model.plan.PlatformDecision.Split;
import dev.lepton.model.plan.PlatformDecision.Turn;
import dev.lepton.model.plan.PlatformDecision.Weight;
import java.util.Locale;
import java.util.Optional;

/** What would choose another platform, and application and database apart. Stateless. */
final class DecisionTables {
  private DecisionTables() {}

  static Markup of(PlatformDecision decision) {
    HtmlTable weights =
        new HtmlTable(
            "At which weight another platform wins, the others keeping their proportions",
            "criterion",
            "weight#",
            "below#",
            "then~",
            "above#",
            "then~");
    for (Weight weight : decision.weights()) {
      weights.row(
          weight.criterion(),
          number(weight.weight()),
          weight.below().map(turn -> number(turn.weight())).orElse("–"),
          winner(weight.below()),
          weight.above().map(turn -> number(turn.weight())).orElse("–"),
          winner(weight.above()));
    }
    return weights.render().plus(splits(decision));
  }

  private static String number(double weight) {
    return String.format(Locale.ROOT, "%.3f", weight);
  }

  private static String winner(Optional<Turn> turn) {
    return turn.map(Turn::winner).orElse("nothing changes");
  }

  private static Markup splits(PlatformDecision decision) {
    HtmlTable splits =
        new HtmlTable(
            "Application and database apart",
            "application",
            "database",
            "USD a month#",
            "USD/GB between#",
            "cheaper up to, GB a month#",
            "but~");
    for (Split split : decision.splits()) {
      splits.row(
          split.application(),
          split.database(),
          Figures.money(split.monthlyUsd()),
          Figures.decimal(split.egressUsdPerGb()),
          split.breakEvenGb().map(gb -> Figures.count(Math.round(gb))).orElse("–"),
          split.note());
    }
    return splits.render();
  }
}
