package dev.lepton.cli.plan;

import dev.lepton.cli.command.OutputOption;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.ExitCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.plan.ModelFigures;
import dev.lepton.plan.models.ModelInput;
import dev.lepton.plan.models.ModelSettings;
import dev.lepton.plan.models.ModelSettings.Weights;
import dev.lepton.plan.models.ResourceModels;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The three models for figures given on the command line. */
@Command(
    name = "model",
    mixinStandardHelpOptions = true,
    description = "Demand index, monthly cost and performance index of some servers, term by term.")
public final class ModelCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--cpu", required = true, paramLabel = "CORES", description = "CPU cores.")
  private double cores;

  @Option(names = "--memory", required = true, paramLabel = "GIB", description = "Memory, GiB.")
  private double memory;

  @Option(names = "--storage", required = true, paramLabel = "GIB", description = "Storage, GiB.")
  private double storage;

  @Option(
      names = "--network",
      required = true,
      paramLabel = "MBPS",
      description = "Network, megabits a second.")
  private double network;

  @Option(
      names = "--time",
      paramLabel = "MS",
      description = "T of the performance index, ms (default: 100, and said so).")
  private Optional<Double> time = Optional.empty();

  @Option(
      names = "--load",
      required = true,
      paramLabel = "RPS",
      description = "L of the performance index, requests a second.")
  private double load;

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

  @Mixin private OutputOption output = new OutputOption();

  public ModelCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    ModelSettings defaults = ModelSettings.defaults();
    ModelSettings settings =
        new ModelSettings(
            four("--weights", weights, defaults.demand()),
            four("--prices", prices, defaults.unitPrices()),
            defaults.defaultLatencyMillis());
    OptionalDouble millis = time.stream().mapToDouble(Double::doubleValue).findFirst();
    ModelFigures figures =
        new ResourceModels(settings)
            .figures(new ModelInput(cores, memory, storage, network, millis, load));
    output.print(terminal, figures, table(figures));
    return ExitCode.OK.status();
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

  private static List<String> table(ModelFigures figures) {
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
