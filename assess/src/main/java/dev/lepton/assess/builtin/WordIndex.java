package dev.lepton.assess.builtin;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds all of many texts in one pass over a line, after Aho and Corasick, "Efficient string
 * matching" (1975). Filled by one thread, then read by many.
 */
final class WordIndex {
  private static final class State {
    final Map<Character, State> next = new HashMap<>();
    final List<Integer> found = new ArrayList<>();
    State fallback = this;
  }

  private final State root = new State();
  private final State[] fromRoot = new State[128];

  /** Adds a folded text that stands for an owner. */
  void add(String text, int owner) {
    State state = root;
    for (int i = 0; i < text.length(); i++) {
      state = state.next.computeIfAbsent(text.charAt(i), key -> new State());
    }
    state.found.add(owner);
  }

  /** Must be called once, after the last text was added. */
  void build() {
    Deque<State> waiting = new ArrayDeque<>();
    root.next.values().forEach(state -> connect(state, root, waiting));
    while (!waiting.isEmpty()) {
      State state = waiting.remove();
      state.next.forEach((c, child) -> connect(child, step(state.fallback, c), waiting));
    }
    for (char c = 0; c < fromRoot.length; c++) {
      fromRoot[c] = root.next.getOrDefault(c, root);
    }
  }

  private static void connect(State state, State fallback, Deque<State> waiting) {
    state.fallback = fallback;
    state.found.addAll(fallback.found);
    waiting.add(state);
  }

  private State step(State from, char c) {
    State state = from;
    while (true) {
      if (state == root) {
        return c < fromRoot.length && fromRoot[c] != null
            ? fromRoot[c]
            : root.next.getOrDefault(c, root);
      }
      State next = state.next.get(c);
      if (next != null) {
        return next;
      }
      state = state.fallback;
    }
  }

  /** Marks the owners of all texts that occur in a part of a text. */
  void find(String text, int start, int end, java.util.BitSet owners) {
    State state = root;
    for (int i = start; i < end; i++) {
      state = step(state, Folding.fold(text.charAt(i)));
      for (int owner : state.found) {
        owners.set(owner);
      }
    }
  }
}
