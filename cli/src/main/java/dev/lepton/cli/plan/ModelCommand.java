package dev.lepton.cli.plan;

import dev.lepton.cli.command.OutputOption;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.ExitCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.plan.ModelFigures;
import dev.lepton.model.plan.ModelFitReport;
import dev.lepton.plan.models.ModelFitter;
import dev.lepton.plan.models.ModelInput;
import dev.lepton.plan.models.ModelSettings;
import dev.lepton.plan.models.ModelSettings.PerformanceWeights;
import dev.lepton.plan.models.ModelSettings.Weights;
import dev.lepton.plan.models.ResourceModels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The three models for figures given on the command line. */
@Command(
    name = "model",
    mixinStandardHelpOptions = true,
    description = "Demand index, monthly cost and performance index of some servers, term by term.")
public final class ModelCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--cpu", paramLabel = "CORES", description = "CPU cores.")
  private Optional<Double> cores = Optional.empty();

  @Option(names = "--memory", paramLabel = "GIB", description = "Memory, GiB.")
  private Optional<Double> memory = Optional.empty();

  @Option(names = "--storage", paramLabel = "GIB", description = "Storage, GiB.")
  private Optional<Double> storage = Optional.empty();

  @Option(names = "--network", paramLabel = "MBPS", description = "Network, megabits a second.")
  private Optional<Double> network = Optional.empty();

  @Option(
      names = "--time",
      paramLabel = "MS",
      description = "T of the performance index, ms (default: 100, and said so).")
  private Optional<Double> time = Optional.empty();

  @Option(
      names = "--load",
      paramLabel = "RPS",
      description = "L of the performance index, requests a second.")
  private Optional<Double> load = Optional.empty();

  @Option(
      names = "--weights",
      split = ",",
      paramLabel = "W",
      description =
          "Weights of the demand index for cpu,memory,storage,network (default: 4,0.5,2,0.1).")
  private List<Double> weights = new ArrayList<>();

  @Option(
      names = "--prices",
      split = ",",
      paramLabel = "USD",
      description =
          "USD a month per core, GiB of memory, GiB of storage, Mbps (default: 10,20,5,15).")
  private List<Double> prices = new ArrayList<>();

  @Option(
      names = "--performance-weights",
      split = ",",
      paramLabel = "W",
      description = "Weights of T/B and L in the performance index (default: 1,1).")
  private List<Double> performanceWeights = new ArrayList<>();

  @Option(
      names = "--fit",
      paramLabel = "FILE",
      description = {
        "Fits the weights to a history: a CSV with cpu,memory,storage,network and demand or"
            + " monthly_cost, or time,network,load and performance. None is below 0; with R-squared,"
            + " 95 %% intervals, and a warning where the fit is poor. With --cpu and its like the"
            + " fitted weights are used for them."
      })
  private Optional<Path> history = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private OutputOption output = new OutputOption();

  public ModelCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    ModelSettings settings = settings();
    if (history.isPresent()) {
      Optional<ModelInput> asked = missing().size() == 5 ? Optional.empty() : Optional.of(input());
      ModelFitReport report = new ModelFitter(settings).fit(history.get(), asked);
      report.problems().forEach(problem -> terminal.err().println("warning: " + problem));
      output.print(terminal, report, FitLines.of(report));
      return (report.problems().isEmpty() ? ExitCode.OK : ExitCode.CONFIGURATION).status();
    }
    ModelFigures figures = new ResourceModels(settings).figures(input());
    output.print(terminal, figures, table(figures));
    return ExitCode.OK.status();
  }

  private ModelSettings settings() {
    ModelSettings defaults = ModelSettings.defaults();
    return defaults
        .withDemand(four("--weights", weights, defaults.demand()))
        .withUnitPrices(four("--prices", prices, defaults.unitPrices()))
        .withPerformance(two("--performance-weights", performanceWeights, defaults.performance()));
  }

  private List<String> missing() {
    List<String> missing = new ArrayList<>();
    missing(missing, "'--cpu=CORES'", cores);
    missing(missing, "'--memory=GIB'", memory);
    missing(missing, "'--storage=GIB'", storage);
    missing(missing, "'--network=MBPS'", network);
    missing(missing, "'--load=RPS'", load);
    return missing;
  }

  private static void missing(List<String> missing, String option, Optional<Double> value) {
    if (value.isEmpty()) {
      missing.add(option);
    }
  }

  private ModelInput input() {
    if (!missing().isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "Missing required options: " + String.join(", ", missing()));
    }
    OptionalDouble millis = time.stream().mapToDouble(Double::doubleValue).findFirst();
    return new ModelInput(
        cores.orElseThrow(),
        memory.orElseThrow(),
        storage.orElseThrow(),
        network.orElseThrow(),
        millis,
        load.orElseThrow());
  }

  private static PerformanceWeights two(
      String option, List<Double> values, PerformanceWeights otherwise) {
    if (values.isEmpty()) {
      return otherwise;
    }
    if (values.size() != 2 || values.stream().anyMatch(one -> !(one >= 0 && one <= 1e6))) {
      throw new LeptonException(
          ErrorCode.USAGE,
          option + " " + values + " cannot be meant",
          option,
          "give two, 0 or more: for T/B and L");
    }
    return new PerformanceWeights(values.get(0), values.get(1));
  }

  private static Weights four(String option, List<Double> values, Weights otherwise) {
    if (values.isEmpty()) {
      return otherwise;
    }
    if (values.size() != 4) {
      throw new LeptonException(
          ErrorCode.USAGE,
          option + " has " + values.size() + " numbers",
          option,
          "give four: for cpu,memory,storage,network");
    }
    return new Weights(values.get(0), values.get(1), values.get(2), values.get(3));
  }

  static List<String> table(ModelFigures figures) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%-8s %12s %-5s %9s %12s %9s %14s",
            "resource",
            "amount",
            "",
            "weight",
            "demand",
            "USD each",
            "USD a month"));
    for (ModelFigures.Term term : figures.terms()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%-8s %12.2f %-5s %9.3f %12.2f %9.2f %14.2f",
              term.resource(),
              term.amount(),
              term.unit(),
              term.weight(),
              term.demand(),
              term.unitPrice(),
              term.monthlyCost()));
    }
    lines.add("");
    lines.addAll(figures.explanation());
    return lines;
  }
}
