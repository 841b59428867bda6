package dev.lepton.cli.plan;

import dev.lepton.cli.output.ViewOptions;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.ExitCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import dev.lepton.model.plan.CapacityPlan;
import dev.lepton.pipeline.report.CapacityReport;
import dev.lepton.plan.performance.CapacityPlanner;
import dev.lepton.plan.performance.CapacityQuestion;
import dev.lepton.plan.performance.LoadTestFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What load tests say of the planned load. */
@Command(
    name = "capacity",
    mixinStandardHelpOptions = true,
    description = {
      "Fits the universal scalability law and a queue (M/M/c) to load tests, predicts throughput and"
          + " p95 at the planned load, says how far the load can grow, and derives the target of a"
          + " horizontal autoscaler.",
      "The CSV names load,throughput (users or requests at the same time; requests a second) and may"
          + " name mean_ms, p95_ms and cpu_percent.",
      "Exit status 3 if rows were left out, 7 if the planned load breaks the objective."
    })
public final class CapacityCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--tests",
      required = true,
      paramLabel = "FILE",
      description = "CSV with a row for each load that was tested.")
  private Path tests = Path.of("tests.csv");

  @Option(
      names = "--planned-load",
      paramLabel = "N",
      description = "The load to plan for, in the unit of the column load.")
  private Optional<Double> load = Optional.empty();

  @Option(
      names = "--planned-rate",
      paramLabel = "RPS",
      description = "The load to plan for as requests a second.")
  private Optional<Double> rate = Optional.empty();

  @Option(
      names = "--slo-p95",
      paramLabel = "MS",
      description = "The response time that 95 % of the requests are to stay within.")
  private Optional<Double> objective = Optional.empty();

  @Option(
      names = "--replicas",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many replicas the tests ran on (default: ${DEFAULT-VALUE}).")
  private int replicas = 1;

  @Option(
      names = "--growth",
      paramLabel = "SHARE",
      defaultValue = "0.001",
      description =
          "By what share the load grows in a second at its steepest (default: ${DEFAULT-VALUE}).")
  private double growth = 0.001;

  @Option(
      names = "--scrape-seconds",
      paramLabel = "N",
      defaultValue = "30",
      description = "Until the autoscaler sees it (default: ${DEFAULT-VALUE}).")
  private double scrape = 30;

  @Option(
      names = "--start-seconds",
      paramLabel = "N",
      defaultValue = "60",
      description = "Until a new replica works (default: ${DEFAULT-VALUE}).")
  private double start = 60;

  @Mixin private ViewOptions view = new ViewOptions();

  public CapacityCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    check();
    LoadTestFile file = LoadTestFile.read(tests);
    file.leftOut().forEach(row -> terminal.err().println("row left out: " + row));
    CapacityPlan plan =
        CapacityPlanner.plan(
            file,
            new CapacityQuestion(
                number(load),
                number(rate),
                number(objective),
                replicas,
                new CapacityQuestion.Reaction(growth, scrape, start)));
    view.show(terminal, plan, CapacityLines.of(plan), () -> CapacityReport.render(plan));
    boolean broken =
        plan.planned().flatMap(CapacityPlan.Prediction::meetsObjective).orElse(true).equals(false);
    if (broken) {
      return ExitCode.VERIFICATION.status();
    }
    return (plan.leftOut().isEmpty() ? ExitCode.OK : ExitCode.CONFIGURATION).status();
  }

  private static OptionalDouble number(Optional<Double> given) {
    return given.map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }

  private void check() {
    List<Problem> problems = new ArrayList<>();
    positive(problems, "--planned-load", load.orElse(1.0));
    positive(problems, "--planned-rate", rate.orElse(1.0));
    positive(problems, "--slo-p95", objective.orElse(1.0));
    positive(problems, "--replicas", replicas);
    notNegative(problems, "--growth", growth);
    notNegative(problems, "--scrape-seconds", scrape);
    notNegative(problems, "--start-seconds", start);
    if (load.isPresent() && rate.isPresent()) {
      problems.add(
          new Problem("the planned load is given twice", "--planned-load, --planned-rate", "one"));
    }
    if (!problems.isEmpty()) {
      throw new LeptonException(ErrorCode.USAGE, problems);
    }
  }

  private static void positive(List<Problem> problems, String option, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      problems.add(new Problem(option + " is " + value, option, "give a number above 0"));
    }
  }

  private static void notNegative(List<Problem> problems, String option, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      problems.add(new Problem(option + " is " + value, option, "give a number from 0"));
    }
  }
}
