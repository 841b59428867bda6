package dev.lepton.cli.operate;

import dev.lepton.cli.command.OptionValues;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import dev.lepton.operate.rightsize.Damping;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** When a difference is worth a change. */
final class DampingOptions {
  private static final int MOST_WINDOWS = 24;

  @Option(
      names = "--raise-above",
      paramLabel = "PERCENT",
      defaultValue = "10",
      description =
          "A request is raised if it should be so much larger (default: ${DEFAULT-VALUE}).")
  private double up = 10;

  @Option(
      names = "--lower-below",
      paramLabel = "PERCENT",
      defaultValue = "20",
      description =
          "A request is lowered if it should be so much smaller, below 50 (default:"
              + " ${DEFAULT-VALUE}). Against the last change, both count twice.")
  private double down = 20;

  @Option(
      names = "--windows",
      paramLabel = "N",
      defaultValue = "3",
      description =
          "It must hold in each of so many equal parts of the window (default: ${DEFAULT-VALUE}).")
  private int windows = 3;

  @Option(
      names = "--cool-down",
      paramLabel = "DURATION",
      defaultValue = "168h",
      description =
          "Least time between two changes of one container's resource (default: ${DEFAULT-VALUE}).")
  private String coolDown = "168h";

  /**
   * @throws LeptonException USAGE with everything that cannot be meant
   */
  Damping damping() {
    List<Problem> problems = new ArrayList<>();
    require(problems, up > 0 && up <= 1000, "--raise-above", "give per cent above 0");
    require(problems, down > 0 && down < 50, "--lower-below", "give per cent above 0, below 50");
    require(problems, windows >= 1 && windows <= MOST_WINDOWS, "--windows", "give 1 to 24");
    if (!problems.isEmpty()) {
      throw new LeptonException(ErrorCode.USAGE, problems);
    }
    return new Damping(
        up / 100,
        down / 100,
        Damping.defaults().reversal(),
        windows,
        OptionValues.duration("--cool-down", coolDown));
  }

  private static void require(List<Problem> problems, boolean holds, String option, String fix) {
    if (!holds) {
      problems.add(new Problem("the value of " + option + " cannot be meant", option, fix));
    }
  }
}
