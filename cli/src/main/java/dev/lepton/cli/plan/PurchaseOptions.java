package dev.lepton.cli.plan;

import dev.lepton.model.error.Problem;
import dev.lepton.plan.pack.Buying;
import java.util.List;
import picocli.CommandLine.Option;

/** In which ways nodes may be bought. */
public final class PurchaseOptions {
  private static final List<String> WAYS =
      List.of("on-demand", "spot", "commitment-1", "commitment-3");

  @Option(
      names = "--purchase",
      split = ",",
      paramLabel = "WAY",
      defaultValue = "on-demand,spot",
      description =
          "Ways in which nodes may be bought: on-demand, spot (for pods that bear it), commitment-1,"
              + " commitment-3 (for at most so many years, for pods that run at all times). Default:"
              + " ${DEFAULT-VALUE}.")
  private List<String> ways = List.of("on-demand", "spot");

  @Option(
      names = "--peak-hours",
      paramLabel = "SHARE",
      defaultValue = "1",
      description =
          "The share of all hours in which pods beyond a workload's column base run, above 0, at most 1"
              + " (default: ${DEFAULT-VALUE}).")
  private double peakHours = 1;

  void check(List<Problem> problems) {
    for (String way : ways) {
      SearchOptions.require(
          problems,
          WAYS.contains(way),
          "--purchase " + way,
          "use some of " + String.join(", ", WAYS));
    }
    SearchOptions.require(
        problems,
        peakHours > 0 && peakHours <= 1,
        "--peak-hours " + peakHours,
        "give a share above 0, at most 1");
  }

  /**
   * @param spotShare where spot is allowed, 0 to 1
   */
  Buying buying(double spotShare) {
    int years = ways.contains("commitment-3") ? 3 : ways.contains("commitment-1") ? 1 : 0;
    return new Buying(
        ways.contains("on-demand"), ways.contains("spot") ? spotShare : 0, years, peakHours);
  }
}
