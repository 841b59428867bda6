package dev.lepton.assess.builtin;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;

/**
 * Finds all of many texts in one pass over a line, after Aho and Corasick, "Efficient string
 * matching" (1975). Built once, then read by many: every state knows where each character leads, so
 * that one takes a single look at a table. Characters that no text has share one column.
 */
final class WordIndex {
  private static final int[] NONE = {};

  private final char[] columns = new char[Character.MAX_VALUE + 1];
  private final int width;
  private final int[] next;
  private final int[][] owners;

  private WordIndex(Builder builder) {
    List<Node> nodes = builder.inOrder();
    this.width = number(nodes, columns);
    this.next = new int[nodes.size() * width];
    this.owners = new int[nodes.size()][];
    int[] fallbacks = new int[nodes.size()];
    for (Node node : nodes) {
      int row = node.number * width;
      int fallback = fallbacks[node.number];
      // Nearer to the root, and therefore known.
      System.arraycopy(next, fallback * width, next, row, width);
      node.next.forEach(
          (c, child) -> {
            fallbacks[child.number] = node.number == 0 ? 0 : next[row + columns[c]];
            next[row + columns[c]] = child.number;
          });
      owners[node.number] = node.number == 0 ? NONE : joined(node.found, owners[fallback]);
    }
  }

  /** A column for each character that occurs; column 0 is for all others. */
  private static int number(List<Node> nodes, char[] columns) {
    BitSet used = new BitSet();
    nodes.forEach(node -> node.next.keySet().forEach(used::set));
    char column = 1;
    for (int c = used.nextSetBit(0); c >= 0; c = used.nextSetBit(c + 1)) {
      columns[c] = column++;
    }
    return column;
  }

  private static int[] joined(List<Integer> own, int[] others) {
    if (own.isEmpty()) {
      return others;
    }
    int[] all = Arrays.copyOf(others, others.length + own.size());
    for (int i = 0; i < own.size(); i++) {
      all[others.length + i] = own.get(i);
    }
    return all;
  }

  /** A text's beginning. */
  private static final class Node {
    private final TreeMap<Character, Node> next = new TreeMap<>();
    private final List<Integer> found = new ArrayList<>(1);
    private int number;
  }

  /** Gathers the texts. For one thread. */
  static final class Builder {
    private final Node root = new Node();

    /** Adds a folded text that stands for an owner. */
    void add(String text, int owner) {
      Node node = root;
      for (int i = 0; i < text.length(); i++) {
        node = node.next.computeIfAbsent(text.charAt(i), key -> new Node());
      }
      node.found.add(owner);
    }

    WordIndex build() {
      return new WordIndex(this);
    }

    /** All nodes, the root first, then by their distance from it. */
    private List<Node> inOrder() {
      List<Node> nodes = new ArrayList<>();
      Deque<Node> waiting = new ArrayDeque<>(List.of(root));
      while (!waiting.isEmpty()) {
        Node node = waiting.remove();
        node.number = nodes.size();
        nodes.add(node);
        waiting.addAll(node.next.values());
      }
      return nodes;
    }
  }

  /** Marks the owners of all texts that occur in a part of a text. */
  void find(String text, int start, int end, BitSet found) {
    int state = 0;
    for (int i = start; i < end; i++) {
      state = next[state * width + columns[Folding.fold(text.charAt(i))]];
      for (int owner : owners[state]) {
        found.set(owner);
      }
    }
  }
}
