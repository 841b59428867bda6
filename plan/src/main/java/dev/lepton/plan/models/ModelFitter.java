package dev.lepton.plan.models;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.plan.ModelFigures;
import dev.lepton.model.plan.ModelFit;
import dev.lepton.model.plan.ModelFitReport;
import dev.lepton.plan.models.HistoryFile.Row;
import dev.lepton.plan.models.ModelSettings.PerformanceWeights;
import dev.lepton.plan.models.ModelSettings.Weights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Fits the models' weights to a history: those that are not negative and leave the least squared
 * error. Thread-safe.
 */
public final class ModelFitter {
  private static final List<String> RESOURCES = List.of("cpu", "memory", "storage", "network");
  private static final List<String> PERFORMANCE = List.of("time", "network", "load");

  private final ModelSettings otherwise;

  /**
   * @param otherwise weights of models that the history does not tell the outcome of
   */
  public ModelFitter(ModelSettings otherwise) {
    this.otherwise = otherwise;
  }

  /**
   * @param asked figures to work the models out for, with the fitted weights
   * @throws LeptonException CONFIG_UNREADABLE if the file cannot be read; CONFIG_INVALID if it
   *     tells the outcome of no model, or has too few usable rows for one
   */
  public ModelFitReport fit(Path file, Optional<ModelInput> asked) {
    HistoryFile history = new HistoryFile(file).read();
    List<ModelFit> fits = new ArrayList<>();
    linear(history, "demand", "demand", "--weights").ifPresent(fits::add);
    linear(history, "cost", "monthly_cost", "--prices").ifPresent(fits::add);
    performance(history).ifPresent(fits::add);
    if (fits.isEmpty()) {
      throw new LeptonException(
          ErrorCode.CONFIG_INVALID,
          "the history tells the outcome of no model",
          file + ":1",
          "give the columns cpu,memory,storage,network and demand or monthly_cost, or"
              + " time,network,load and performance");
    }
    Optional<ModelFigures> figures =
        asked.map(input -> new ResourceModels(settings(fits)).figures(input));
    return new ModelFitReport(List.copyOf(fits), figures, history.count(), history.problems());
  }

  private Optional<ModelFit> linear(
      HistoryFile history, String model, String outcome, String option) {
    List<String> needed = with(RESOURCES, outcome);
    if (!history.has(needed)) {
      return Optional.empty();
    }
    List<Row> rows = history.rows(needed);
    double[][] terms =
        rows.stream()
            .map(row -> RESOURCES.stream().mapToDouble(name -> row.values().get(name)).toArray())
            .toArray(double[][]::new);
    return Optional.of(new Regression(model, RESOURCES, rows, outcome).fit(terms, option));
  }

  private static Optional<ModelFit> performance(HistoryFile history) {
    List<String> needed = with(PERFORMANCE, "performance");
    if (!history.has(needed)) {
      return Optional.empty();
    }
    List<Row> rows =
        history.rows(needed).stream().filter(row -> row.values().get("network") > 0).toList();
    double[][] terms =
        rows.stream()
            .map(
                row ->
                    new double[] {
                      row.values().get("time") / row.values().get("network"),
                      row.values().get("load")
                    })
            .toArray(double[][]::new);
    return Optional.of(
        new Regression("performance", List.of("T/B", "L"), rows, "performance")
            .fit(terms, "--performance-weights"));
  }

  private static List<String> with(List<String> names, String one) {
    List<String> all = new ArrayList<>(names);
    all.add(one);
    return all;
  }

  private ModelSettings settings(List<ModelFit> fits) {
    ModelSettings settings = otherwise;
    for (ModelFit fit : fits) {
      List<Double> value = fit.weights().stream().map(ModelFit.Weight::value).toList();
      settings =
          switch (fit.model()) {
            case "demand" -> settings.withDemand(four(value));
            case "cost" -> settings.withUnitPrices(four(value));
            default -> settings.withPerformance(new PerformanceWeights(value.get(0), value.get(1)));
          };
    }
    return settings;
  }

  private static Weights four(List<Double> value) {
    return new Weights(value.get(0), value.get(1), value.get(2), value.get(3));
  }

  /** As an option takes them. */
  static String joined(double[] weights) {
    return Arrays.stream(weights)
        .mapToObj(one -> String.format(Locale.ROOT, "%.6f", one).replaceAll("\\.?0+$", ""))
        .collect(Collectors.joining(","));
  }
}
