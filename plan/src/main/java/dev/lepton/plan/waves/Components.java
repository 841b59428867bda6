package dev.lepton.plan.waves;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Strongly connected components (R. Tarjan, 1972), without recursion, since chains of dependencies
 * may be long.
 */
final class Components {
  private static final int UNSEEN = -1;

  private final int[][] next;
  private final int[] number;
  private final int[] low;
  private final int[] component;
  private final int[] position;
  private final Deque<Integer> open = new ArrayDeque<>();
  private int numbered;
  private int components;

  private Components(int[][] next) {
    this.next = next;
    this.number = new int[next.length];
    this.low = new int[next.length];
    this.component = new int[next.length];
    this.position = new int[next.length];
    Arrays.fill(number, UNSEEN);
    Arrays.fill(component, UNSEEN);
  }

  /**
   * The component of each node. What a node leads to has the same number, or a smaller one.
   *
   * @param next per node, those it leads to
   */
  static int[] of(int[][] next) {
    Components search = new Components(next);
    for (int node = 0; node < next.length; node++) {
      if (search.number[node] == UNSEEN) {
        search.from(node);
      }
    }
    return search.component;
  }

  private void from(int root) {
    Deque<Integer> path = new ArrayDeque<>();
    enter(root, path);
    while (!path.isEmpty()) {
      int node = path.element();
      if (position[node] < next[node].length) {
        int other = next[node][position[node]++];
        if (number[other] == UNSEEN) {
          enter(other, path);
        } else if (component[other] == UNSEEN) {
          low[node] = Math.min(low[node], number[other]);
        }
      } else {
        path.remove();
        leave(node);
        if (!path.isEmpty()) {
          low[path.element()] = Math.min(low[path.element()], low[node]);
        }
      }
    }
  }

  private void enter(int node, Deque<Integer> path) {
    number[node] = numbered;
    low[node] = numbered++;
    open.push(node);
    path.push(node);
  }

  private void leave(int node) {
    if (low[node] != number[node]) {
      return;
    }
    int member;
    do {
      member = open.pop();
      component[member] = components;
    } while (member != node);
    components++;
  }
}
