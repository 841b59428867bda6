package dev.lepton.plan.waves;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComponentsTest {
  @Test
  void whatReachesEachOtherIsOneComponentAndNothingElse() {
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      int n = 1 + random.nextInt(9);
      boolean[][] edge = new boolean[n][n];
      for (int i = random.nextInt(2 * n + 1); i > 0; i--) {
        edge[random.nextInt(n)][random.nextInt(n)] = true;
      }
      int[][] next = new int[n][];
      for (int i = 0; i < n; i++) {
        int from = i;
        next[i] = IntStream.range(0, n).filter(to -> edge[from][to]).toArray();
      }
      boolean[][] reach = reach(edge);
      int[] component = Components.of(next);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          boolean together = i == j || (reach[i][j] && reach[j][i]);
          assertThat(component[i] == component[j]).isEqualTo(together);
          assertThat(!reach[i][j] || component[j] <= component[i]).isTrue();
        }
      }
    }
  }

  private static boolean[][] reach(boolean[][] edge) {
    int n = edge.length;
    boolean[][] reach = new boolean[n][];
    for (int i = 0; i < n; i++) {
      reach[i] = edge[i].clone();
    }
    for (int k = 0; k < n; k++) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          reach[i][j] |= reach[i][k] && reach[k][j];
        }
      }
    }
    return reach;
  }

  @Test
  void aLongChainNeedsNoDeepStack() {
    int n = 200_000;
    int[][] next = new int[n][];
    for (int i = 0; i < n; i++) {
      next[i] = new int[] {(i + 1) % n};
    }
    assertThat(IntStream.of(Components.of(next)).distinct().count()).isEqualTo(1);
  }
}
