package dev.lepton.operate.rightsize;

import java.time.Duration;

/**
 * What keeps recommendations from flapping.
 *
 * @param up a request is raised only if it should be more than this part larger, such as 0.1
 * @param down it is lowered only if it should be more than this part smaller, such as 0.2, below
 *     0.5
 * @param reversal a change against the last one needs so many times the part, 1 or more
 * @param windows equal parts of the time, in each of which it must hold, 1 or more
 * @param coolDown between two changes of one resource of one container
 */
public record Damping(double up, double down, double reversal, int windows, Duration coolDown) {
  public Damping {
    if (!(up > 0 && down > 0 && down * reversal < 1 && reversal >= 1 && windows >= 1)) {
      throw new IllegalArgumentException("no damping: " + up + ", " + down + ", " + reversal);
    }
  }

  public static Damping defaults() {
    return new Damping(0.1, 0.2, 2, 3, Duration.ofDays(7));
  }
}
