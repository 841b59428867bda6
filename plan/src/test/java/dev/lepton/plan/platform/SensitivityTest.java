package dev.lepton.plan.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lepton.model.plan.PlatformDecision.Turn;
import dev.lepton.model.plan.PlatformDecision.Weight;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where the winner changes, compared with what TOPSIS itself says on both sides. */
class SensitivityTest {
  private static final double STEP = 1e-6;

  /** One weight moved, the others in proportion. */
  private static double[] moved(double[] weights, int criterion, double to) {
    double factor = (1 - to) / (1 - weights[criterion]);
    double[] moved = Arrays.stream(weights).map(one -> one * factor).toArray();
    moved[criterion] = to;
    return moved;
  }

  private static int winner(double[][] scores, double[] weights) {
    double[] closeness = Topsis.closeness(scores, weights);
    return IntStream.range(0, closeness.length)
        .boxed()
        .max((a, b) -> Double.compare(closeness[a], closeness[b]))
        .orElseThrow();
  }

  @Test
  void theWinnerChangesExactlyAtTheWeightsTold() {
    Random random = new Random(3);
    int turns = 0;
    for (int round = 0; round < 300; round++) {
      int options = 2 + random.nextInt(5);
      int criteria = 2 + random.nextInt(4);
      double[][] scores = new double[options][criteria];
      double[] weights = new double[criteria];
      for (int j = 0; j < criteria; j++) {
        weights[j] = 0.05 + random.nextDouble();
        for (double[] row : scores) {
          row[j] = random.nextDouble();
        }
      }
      double sum = Arrays.stream(weights).sum();
      weights = Arrays.stream(weights).map(one -> one / sum).toArray();
      for (int j = 0; j < criteria; j++) {
        turns += check(scores, weights, j);
      }
    }
    assertThat(turns).isGreaterThan(300);
  }

  private static int check(double[][] scores, double[] weights, int criterion) {
    int best = winner(scores, weights);
    List<String> names = IntStream.range(0, scores.length).mapToObj(Integer::toString).toList();
    List<Integer> all = IntStream.range(0, scores.length).boxed().toList();
    Weight weight = Sensitivity.of(scores, weights, best).turns("c", criterion, all, names);
    double low = weight.below().map(Turn::weight).orElse(0.0);
    double high = weight.above().map(Turn::weight).orElse(1.0);
    for (int i = 0; i <= 50; i++) {
      double within = low + STEP + (high - low - 2 * STEP) * i / 50;
      assertThat(winner(scores, moved(weights, criterion, within))).isEqualTo(best);
    }
    weight.below().ifPresent(turn -> beyond(scores, weights, criterion, turn, -STEP));
    weight.above().ifPresent(turn -> beyond(scores, weights, criterion, turn, STEP));
    return weight.below().map(any -> 1).orElse(0) + weight.above().map(any -> 1).orElse(0);
  }

  private static void beyond(
      double[][] scores, double[] weights, int criterion, Turn turn, double step) {
    double other = turn.weight() + step;
    if (other > 0 && other < 1) {
      assertThat(winner(scores, moved(weights, criterion, other)))
          .isEqualTo(Integer.parseInt(turn.winner()));
    }
  }

  @Test
  void ofTwoOptionsTheTurnIsWhereTheirGapsAreEqual() {
    // Gaps of 0.2 in each scaled column: equally good where both weights are.
    Weight weight =
        Sensitivity.of(new double[][] {{3, 4}, {4, 3}}, new double[] {0.75, 0.25}, 1)
            .turns("first", 0, List.of(0, 1), List.of("one", "other"));
    assertThat(weight.below().orElseThrow().weight()).isCloseTo(0.5, within(1e-12));
    assertThat(weight.below().orElseThrow().winner()).isEqualTo("one");
    assertThat(weight.above()).isEmpty();
  }

  @Test
  void anOptionThatIsBestInEverythingWinsWithAnyWeight() {
    Weight weight =
        Sensitivity.of(new double[][] {{1, 1}, {0.5, 0.2}}, new double[] {0.4, 0.6}, 0)
            .turns("first", 0, List.of(0, 1), List.of("one", "other"));
    assertThat(weight.below()).isEqualTo(Optional.empty());
    assertThat(weight.above()).isEqualTo(Optional.empty());
  }
}
