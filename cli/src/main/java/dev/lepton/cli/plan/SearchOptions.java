package dev.lepton.cli.plan;

import dev.lepton.model.error.Problem;
import dev.lepton.plan.pack.PackSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How long a packing is searched for. */
public final class SearchOptions {
  private static final double MOST_SECONDS = 86_400;

  @Option(
      names = "--max-seconds",
      paramLabel = "N",
      description = "How long to search for a packing (default: 10; of a whole inventory 5).")
  private Optional<Double> seconds = Optional.empty();

  @Option(
      names = "--max-steps",
      paramLabel = "N",
      description =
          "How many rounds to search; as long as the seconds do not run out first, the same seed"
              + " and number give the same answer.")
  private Optional<Long> steps = Optional.empty();

  /**
   * @param problems receives what cannot be meant
   */
  void check(List<Problem> problems) {
    require(
        problems,
        seconds.orElse(1.0) > 0 && seconds.orElse(1.0) <= MOST_SECONDS,
        "--max-seconds " + seconds.orElse(1.0),
        "give a number above 0, at most a day");
    require(problems, steps.orElse(1L) > 0, "--max-steps " + steps.orElse(1L), "give 1 or more");
  }

  /**
   * Adds a problem unless something holds.
   *
   * @param given the option and its value, with a space between
   */
  static void require(List<Problem> problems, boolean holds, String given, String fix) {
    if (!holds) {
      problems.add(
          new Problem(given + " cannot be meant", given.substring(0, given.indexOf(' ')), fix));
    }
  }

  /**
   * @param usualSeconds if nobody says how long
   */
  PackSettings.Search search(long seed, double usualSeconds) {
    return new PackSettings.Search(
        seed,
        Duration.ofNanos((long) (seconds.orElse(usualSeconds) * 1e9)),
        steps.orElse(Long.MAX_VALUE));
  }
}
