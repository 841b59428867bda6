package dev.lepton.plan.platform;

import dev.lepton.model.plan.PlatformDecision.Turn;
import dev.lepton.model.plan.PlatformDecision.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * By how much each weight must move before another option wins, the other weights keeping their
 * proportions.
 *
 * <p>Closeness depends on proportions alone, so that one weight can be moved as t while the others
 * stay. The squared distances to the ideal and to the worst are then linear in s = t², and two
 * options are equally close where d⁻₁²·d⁺₂² = d⁻₂²·d⁺₁²: a quadratic equation in s, which is
 * solved.
 *
 * @param toBest per option and criterion, the square of the distance to the best, columns of unit
 *     length
 * @param toWorst the same to the worst
 * @param winner the row that wins now
 */
record Sensitivity(double[][] toBest, double[][] toWorst, double[] weights, int winner) {
  private static final double NOTHING = 1e-15;

  /**
   * @param scores one row per option, one column per criterion, more is better
   * @param weights one per criterion, adding up to 1
   * @param winner the row that wins with these weights
   */
  static Sensitivity of(double[][] scores, double[] weights, int winner) {
    int options = scores.length;
    double[][] toBest = new double[options][weights.length];
    double[][] toWorst = new double[options][weights.length];
    for (int j = 0; j < weights.length; j++) {
      double squares = 0;
      double best = Double.NEGATIVE_INFINITY;
      double worst = Double.POSITIVE_INFINITY;
      for (double[] row : scores) {
        squares += row[j] * row[j];
        best = Math.max(best, row[j]);
        worst = Math.min(worst, row[j]);
      }
      for (int i = 0; i < options; i++) {
        double length = squares == 0 ? 1 : squares;
        toBest[i][j] = (best - scores[i][j]) * (best - scores[i][j]) / length;
        toWorst[i][j] = (scores[i][j] - worst) * (scores[i][j] - worst) / length;
      }
    }
    return new Sensitivity(toBest, toWorst, weights, winner);
  }

  /**
   * @param criterion its column
   * @param rivals rows that may win instead
   * @param names of the rows
   */
  Weight turns(String name, int criterion, List<Integer> rivals, List<String> names) {
    double weight = weights[criterion];
    double now = weight * weight;
    Optional<Turn> below = Optional.empty();
    Optional<Turn> above = Optional.empty();
    for (int rival : rivals) {
      if (rival == winner || weight >= 1) {
        continue;
      }
      double[] lead = lead(criterion, rival);
      if (value(lead, now) < -NOTHING) {
        // Closer by less than the ranking's last digit: it wins as soon as one looks closer.
        return new Weight(
            name,
            weight,
            Optional.of(new Turn(weight, names.get(rival))),
            Optional.of(new Turn(weight, names.get(rival))));
      }
      for (double root : roots(lead)) {
        Turn turn = new Turn(weightAt(Math.sqrt(root), weight), names.get(rival));
        boolean lost = root < now ? falls(lead, root, -1) : falls(lead, root, 1);
        if (lost && root < now && below.map(one -> one.weight() < turn.weight()).orElse(true)) {
          below = Optional.of(turn);
        }
        if (lost && root > now && above.map(one -> one.weight() > turn.weight()).orElse(true)) {
          above = Optional.of(turn);
        }
      }
    }
    return new Weight(name, weight, below, above);
  }

  /** Coefficients of d⁻² of the winner · d⁺² of the rival, less the other way round. */
  private double[] lead(int criterion, int rival) {
    double bestW = constant(toBest[winner], criterion);
    double worstW = constant(toWorst[winner], criterion);
    double bestR = constant(toBest[rival], criterion);
    double worstR = constant(toWorst[rival], criterion);
    double slopeBestW = toBest[winner][criterion];
    double slopeWorstW = toWorst[winner][criterion];
    double slopeBestR = toBest[rival][criterion];
    double slopeWorstR = toWorst[rival][criterion];
    return new double[] {
      worstW * bestR - worstR * bestW,
      worstW * slopeBestR + slopeWorstW * bestR - worstR * slopeBestW - slopeWorstR * bestW,
      slopeWorstW * slopeBestR - slopeWorstR * slopeBestW
    };
  }

  private double constant(double[] squares, int criterion) {
    double sum = 0;
    for (int j = 0; j < squares.length; j++) {
      sum += j == criterion ? 0 : weights[j] * weights[j] * squares[j];
    }
    return sum;
  }

  private static double value(double[] lead, double s) {
    return lead[0] + s * (lead[1] + s * lead[2]);
  }

  /** Whether the lead is lost when s goes on from a root in a direction. */
  private static boolean falls(double[] lead, double root, int direction) {
    double slope = lead[1] + 2 * root * lead[2];
    // Where it only touches zero it is not lost, except if it bends down.
    return slope == 0 ? lead[2] < 0 : slope * direction < 0;
  }

  private static List<Double> roots(double[] lead) {
    List<Double> roots = new ArrayList<>();
    double scale = Math.max(Math.abs(lead[0]), Math.max(Math.abs(lead[1]), Math.abs(lead[2])));
    if (scale == 0) {
      return roots;
    }
    if (Math.abs(lead[2]) <= NOTHING * scale) {
      if (lead[1] != 0) {
        roots.add(-lead[0] / lead[1]);
      }
    } else {
      double discriminant = lead[1] * lead[1] - 4 * lead[2] * lead[0];
      if (discriminant >= 0) {
        // The form that does not subtract nearly equal numbers.
        double q = -(lead[1] + Math.copySign(Math.sqrt(discriminant), lead[1])) / 2;
        roots.add(q / lead[2]);
        if (q != 0) {
          roots.add(lead[0] / q);
        }
      }
    }
    roots.removeIf(root -> !(root > 0) || Double.isInfinite(root));
    return roots;
  }

  /** With the others in proportion: t : (1 − w) becomes w' : (1 − w'). */
  private static double weightAt(double moved, double weight) {
    return moved / (moved + 1 - weight);
  }
}
