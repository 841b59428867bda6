package dev.lepton.cli.plan;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import dev.lepton.plan.demand.rule.RuleName;
import dev.lepton.plan.demand.rule.RuleSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Option;

/** By which rule usage becomes a size. */
public final class RuleOptions {
  private static final double MOST_COMFORT = 100;
  private static final double MOST_DAYS = 3650;

  @Option(
      names = "--rule",
      paramLabel = "RULE",
      defaultValue = "lepton",
      description = "lepton, azure-migrate, vpa or krr (default: ${DEFAULT-VALUE}).")
  private String rule = "lepton";

  @Option(
      names = "--percentile",
      paramLabel = "P",
      description = "Of the peaks, above 0, at most 100 (default: 95; vpa has its own).")
  private Optional<Double> percentile = Optional.empty();

  @Option(
      names = "--comfort-factor",
      paramLabel = "FACTOR",
      description =
          "On top of the percentile, 1 or more (default: 1.3; vpa and krr have their own).")
  private Optional<Double> comfort = Optional.empty();

  @Option(
      names = "--horizon",
      paramLabel = "DAYS",
      description = "How far a trend is followed, by rule lepton only (default: 0).")
  private Optional<Double> horizon = Optional.empty();

  @Option(
      names = "--history",
      paramLabel = "DAYS",
      description = "Only so many days before the last measurement (default: all; of krr 14).")
  private Optional<Double> history = Optional.empty();

  /**
   * @throws LeptonException USAGE with everything that cannot be meant
   */
  public RuleSettings settings() {
    List<Problem> problems = new ArrayList<>();
    Optional<RuleName> name = RuleName.of(rule);
    if (name.isEmpty()) {
      problems.add(
          new Problem(
              "there is no rule \"" + rule + "\"", "--rule", "use one of " + RuleName.ids()));
    }
    within(problems, "--percentile", percentile, Double.MIN_VALUE, 100);
    within(problems, "--comfort-factor", comfort, 1, MOST_COMFORT);
    within(problems, "--horizon", horizon, 0, MOST_DAYS);
    within(problems, "--history", history, Double.MIN_VALUE, MOST_DAYS);
    boolean vpa = rule.equals("vpa");
    boolean krr = rule.equals("krr");
    fixed(problems, "--percentile", percentile, vpa);
    fixed(problems, "--comfort-factor", comfort, vpa || krr);
    fixed(problems, "--horizon", horizon, !rule.equals("lepton"));
    if (!problems.isEmpty()) {
      throw new LeptonException(ErrorCode.USAGE, problems);
    }
    RuleSettings defaults = RuleSettings.defaults();
    return new RuleSettings(
        name.orElseThrow(),
        percentile.orElse(defaults.percentile()),
        comfort.orElse(defaults.comfort()),
        horizon.orElse(defaults.horizonDays()),
        history.map(OptionalDouble::of).orElse(OptionalDouble.empty()));
  }

  private void fixed(List<Problem> problems, String option, Optional<Double> given, boolean fixed) {
    if (fixed && given.isPresent()) {
      problems.add(
          new Problem(
              "rule " + rule + " knows no " + option, option, "leave it out, or use lepton"));
    }
  }

  private static void within(
      List<Problem> problems, String option, Optional<Double> given, double least, double most) {
    if (given.isPresent() && !(given.get() >= least && given.get() <= most)) {
      String low = least == Double.MIN_VALUE ? "above 0" : "from " + (long) least;
      problems.add(
          new Problem(
              option + " " + given.get() + " cannot be meant",
              option,
              "give a number " + low + ", at most " + (long) most));
    }
  }
}
