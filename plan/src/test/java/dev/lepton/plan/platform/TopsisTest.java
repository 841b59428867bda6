package dev.lepton.plan.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TopsisTest {

  @Test
  void theDominantOptionIsIdealAndTheDominatedOneIsNot() {
    double[] closeness =
        Topsis.closeness(new double[][] {{1, 1}, {0.5, 0.5}, {0.1, 0.2}}, new double[] {0.7, 0.3});

    assertThat(closeness[0]).isEqualTo(1);
    assertThat(closeness[1]).isBetween(0.01, 0.99);
    assertThat(closeness[2]).isEqualTo(0);
  }

  /**
   * Scaled columns (0.6, 0.8) and (0.8, 0.6); weighted gaps 0.15 and 0.05: closeness is the share
   * of each in their sum.
   */
  @Test
  void agreesWithAHandCalculation() {
    double[] closeness =
        Topsis.closeness(new double[][] {{3, 4}, {4, 3}}, new double[] {0.75, 0.25});

    assertThat(closeness).containsExactly(new double[] {0.25, 0.75}, within(1e-12));
  }

  @Test
  void optionsThatNothingTellsApartAreAllIdeal() {
    assertThat(Topsis.closeness(new double[][] {{1, 0}, {1, 0}}, new double[] {0.5, 0.5}))
        .containsExactly(1, 1);
  }

  @Test
  void closenessLiesBetweenNoughtAndOneAndDoesNotDependOnUnits() {
    Random random = new Random(11);
    for (int round = 0; round < 200; round++) {
      double[][] scores = new double[2 + random.nextInt(6)][3];
      double[][] scaled = new double[scores.length][3];
      for (int i = 0; i < scores.length; i++) {
        for (int j = 0; j < 3; j++) {
          scores[i][j] = random.nextDouble();
          scaled[i][j] = scores[i][j] * (j == 1 ? 1000 : 1);
        }
      }
      double[] weights = {0.5, 0.3, 0.2};
      double[] closeness = Topsis.closeness(scores, weights);

      assertThat(closeness).containsExactly(Topsis.closeness(scaled, weights), within(1e-9));
      for (double value : closeness) {
        assertThat(value).isBetween(0.0, 1.0);
      }
    }
  }
}
