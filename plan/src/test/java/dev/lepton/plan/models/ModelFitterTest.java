package dev.lepton.plan.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.plan.ModelFit;
import dev.lepton.model.plan.ModelFit.Weight;
import dev.lepton.model.plan.ModelFitReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFitterTest {
  private static final double[] WEIGHTS = {4, 0.5, 2, 0.1};

  @TempDir Path folder;

  private ModelFitReport fit(List<String> lines) throws IOException {
    return fit(lines, Optional.empty());
  }

  private ModelFitReport fit(List<String> lines, Optional<ModelInput> asked) throws IOException {
    Path file = folder.resolve("history.csv");
    Files.write(file, lines);
    return new ModelFitter(ModelSettings.defaults()).fit(file, asked);
  }

  /** Demand by the mission's weights, and noise about it. */
  private static List<String> history(int rows, double noise, long seed) {
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>(List.of("cpu,memory,storage,network,demand"));
    for (int i = 0; i < rows; i++) {
      double[] x = {
        1 + random.nextInt(32),
        2 + random.nextInt(128),
        20 + random.nextInt(500),
        10 + random.nextInt(1000)
      };
      double y = noise * random.nextGaussian();
      for (int j = 0; j < 4; j++) {
        y += WEIGHTS[j] * x[j];
      }
      lines.add(
          String.format(
              Locale.ROOT, "%.0f,%.0f,%.0f,%.0f,%.9f", x[0], x[1], x[2], x[3], Math.max(0, y)));
    }
    return lines;
  }

  @Test
  void withoutNoiseTheWeightsComeBack() throws IOException {
    ModelFit fit = fit(history(40, 0, 1)).fits().get(0);

    for (int j = 0; j < 4; j++) {
      assertThat(fit.weights().get(j).value()).isCloseTo(WEIGHTS[j], within(1e-7));
    }
    assertThat(fit.quality().rSquared()).isCloseTo(1, within(1e-12));
    assertThat(fit.warnings()).isEmpty();
    assertThat(fit.option()).isEqualTo("--weights 4,0.5,2,0.1");
  }

  @Test
  void theIntervalsHoldTheTruthAsOftenAsTheyPromise() throws IOException {
    int inside = 0;
    for (int round = 0; round < 50; round++) {
      ModelFit fit = fit(history(60, 20, 100 + round)).fits().get(0);
      for (int j = 0; j < 4; j++) {
        Weight weight = fit.weights().get(j);
        inside += weight.low() <= WEIGHTS[j] && WEIGHTS[j] <= weight.high() ? 1 : 0;
      }
    }

    // 95 % of 200 are 190; four standard deviations are 12.
    assertThat(inside).isBetween(178, 200);
  }

  /** Worked by hand: y = 2a − b over four rows; without b, a = Σay / Σa². */
  @Test
  void aWeightThatWouldBeNegativeIsHeldAtZeroAndTheOthersMakeTheBestOfIt() {
    double[][] terms = {{1, 1}, {2, 1}, {3, 1}, {4, 1}};
    double[] outcome = {1, 3, 5, 7};

    double[] solution = new NonNegativeLeastSquares(terms, outcome).solve();

    assertThat(solution[0]).isCloseTo((1 + 6 + 15 + 28) / 30.0, within(1e-12));
    assertThat(solution[1]).isZero();
  }

  /** No other point with weights of 0 or more is better: Karush, Kuhn and Tucker's conditions. */
  @Test
  void noOtherWeightsWouldBeBetter() {
    Random random = new Random(9);
    for (int round = 0; round < 200; round++) {
      double[][] terms = new double[12][5];
      double[] outcome = new double[12];
      for (int i = 0; i < 12; i++) {
        terms[i] = random.doubles(5, 0, 10).toArray();
        outcome[i] = random.nextDouble() * 100 - 30;
      }

      double[] solution = new NonNegativeLeastSquares(terms, outcome).solve();

      for (int j = 0; j < 5; j++) {
        double gradient = 0;
        for (int i = 0; i < 12; i++) {
          double residual = outcome[i];
          for (int k = 0; k < 5; k++) {
            residual -= terms[i][k] * solution[k];
          }
          gradient += terms[i][j] * residual;
        }
        assertThat(solution[j]).isNotNegative();
        assertThat(gradient).isLessThan(1e-6);
        assertThat(gradient * solution[j]).isCloseTo(0, within(1e-5));
      }
    }
  }

  @Test
  void aPoorFitIsWarnedOf() throws IOException {
    Random random = new Random(2);
    List<String> lines = new ArrayList<>(List.of("cpu,memory,storage,network,monthly_cost"));
    for (int i = 0; i < 40; i++) {
      lines.add(
          random.nextInt(9)
              + ","
              + random.nextInt(9)
              + ","
              + random.nextInt(9)
              + ","
              + random.nextInt(9)
              + ","
              + random.nextInt(1000));
    }

    ModelFit fit = fit(lines).fits().get(0);

    assertThat(fit.model()).isEqualTo("cost");
    assertThat(fit.quality().rSquared()).isLessThan(0.8);
    assertThat(fit.warnings()).anyMatch(text -> text.contains("the fit is poor"));
  }

  @Test
  void columnsThatSayTheSameAreWarnedOf() throws IOException {
    List<String> lines = new ArrayList<>(List.of("cpu,memory,storage,network,demand"));
    for (int i = 1; i <= 30; i++) {
      lines.add(i + "," + 4 * i + "," + (i % 7) + "," + (i % 5) + "," + 6 * i);
    }

    assertThat(fit(lines).fits().get(0).warnings())
        .anyMatch(text -> text.contains("say nearly the same"));
  }

  @Test
  void thePerformanceIndexIsFittedToo() throws IOException {
    List<String> lines = new ArrayList<>(List.of("time_ms,network,load,performance"));
    for (int i = 1; i <= 20; i++) {
      double value = 3.0 * (10 * i) / (5 + i % 4) + 0.5 * (100 + i * i);
      lines.add(10 * i + "," + (5 + i % 4) + "," + (100 + i * i) + "," + value);
    }

    ModelFit fit = fit(lines).fits().get(0);

    assertThat(fit.weights().get(0).value()).isCloseTo(3, within(1e-9));
    assertThat(fit.weights().get(1).value()).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void theFittedWeightsAreUsedForTheFiguresThatAreAskedAbout() throws IOException {
    ModelInput asked = new ModelInput(4, 16, 200, 50, OptionalDouble.of(100), 1000);

    ModelFitReport report = fit(history(40, 0, 1), Optional.of(asked));

    assertThat(report.figures().orElseThrow().demandIndex()).isCloseTo(429, within(1e-6));
  }

  @Test
  void badRowsAreNamedAndTheRestIsFitted() throws IOException {
    List<String> lines = history(40, 0, 1);
    lines.set(5, "-4,16,200,50,429");
    lines.set(9, "4,much,200,50,429");

    ModelFitReport report = fit(lines);

    assertThat(report.problems())
        .extracting(one -> one.row() + " " + one.column())
        .containsExactly("6 cpu", "10 memory");
    assertThat(report.fits().get(0).quality().rows()).isEqualTo(38);
  }

  @Test
  void fewerRowsThanWeightsCannotBeFitted() {
    assertThatThrownBy(() -> fit(history(4, 0, 1)))
        .isInstanceOfSatisfying(
            LeptonException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_INVALID))
        .hasMessageContaining("4 usable rows");
  }

  @Test
  void aHistoryWithoutOutcomeIsRefused() {
    assertThatThrownBy(() -> fit(List.of("cpu,memory,storage,network", "1,2,3,4")))
        .hasMessageContaining("outcome of no model");
  }
}
