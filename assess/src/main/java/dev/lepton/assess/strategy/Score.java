package dev.lepton.assess.strategy;

import dev.lepton.model.assessment.Decision.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A strategy's points, and what each of them is given for. Not thread-safe. */
final class Score {
  private final Strategy strategy;
  private final List<String> parts = new ArrayList<>();
  private final int base;
  private int points;

  Score(Strategy strategy, int base) {
    this.strategy = strategy;
    this.base = base;
    this.points = base;
    parts.add("base " + base);
  }

  Score add(int more, String why) {
    if (more != 0) {
      points += more;
      parts.add(String.format(Locale.ROOT, "%+d %s", more, why));
    }
    return this;
  }

  Strategy strategy() {
    return strategy;
  }

  int base() {
    return base;
  }

  int points() {
    return points;
  }

  /** For instance {@code refactor 80 points: base 30, +50 for what a machine can repair}. */
  String explain() {
    return strategy.name().toLowerCase(Locale.ROOT)
        + " "
        + points
        + " points: "
        + String.join(", ", parts);
  }
}
