package dev.lepton.cli.accept;

import dev.lepton.accept.load.LoadWatch;
import dev.lepton.accept.load.OpenLoad;
import dev.lepton.accept.load.Saturation;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whether and how the rate is raised until the server no longer keeps up. */
public final class StepOptions {
  @Option(
      names = "--steps",
      description =
          "Raises the rate from --rate, --duration each, until the server no longer keeps up.")
  private boolean steps;

  @Option(
      names = "--step-factor",
      paramLabel = "N",
      defaultValue = "1.4",
      description = "By what the rate grows with each step (default: ${DEFAULT-VALUE}).")
  private double factor = 1.4;

  @Option(
      names = "--most-steps",
      paramLabel = "N",
      defaultValue = "20",
      description = "Then it is enough (default: ${DEFAULT-VALUE}).")
  private int most = 20;

  @Option(
      names = "--capacity-csv",
      paramLabel = "FILE",
      description = "Writes the steps for `lepton plan capacity --tests FILE`.")
  private Optional<Path> csv = Optional.empty();

  boolean wanted() {
    return steps;
  }

  Optional<Path> csv() {
    return csv;
  }

  /**
   * @param recording whether the traffic has a course of its own
   * @param byTurns whether two sites are loaded
   */
  void check(boolean recording, boolean byTurns) {
    require(factor > 1.01 && factor <= 10, "--step-factor", "give a number above 1, at most 10");
    require(most >= 1, "--most-steps", "allow one at least");
    require(steps || csv.isEmpty(), "--capacity-csv", "give --steps too");
    require(!steps || !byTurns, "--steps", "raise the rate for one site at a time");
    require(!steps || !recording, "--steps", "a recording has its own course; use a scenario");
  }

  private static void require(boolean holds, String option, String fix) {
    if (!holds) {
      throw new LeptonException(ErrorCode.USAGE, option + " cannot be so", option, fix);
    }
  }

  Saturation saturation(OpenLoad load, LoadWatch watch) {
    return new Saturation(load, watch, factor, most);
  }
}
