package dev.lepton.assess.reference.pattern;

import java.util.ArrayList;
import java.util.List;

/** Spells out {@code a.(b|c)?d} as the plain patterns it stands for. */
final class Alternatives {
  /** More would be a mistake in the rule, and a burden on every file. */
  private static final int MOST = 4096;

  private Alternatives() {}

  static List<String> of(String pattern) {
    List<String> open = List.of(pattern);
    while (open.size() < MOST) {
      List<String> next = new ArrayList<>();
      boolean changed = false;
      for (String one : open) {
        changed |= spell(one, next);
      }
      if (!changed) {
        break;
      }
      open = next;
    }
    return open.stream().map(String::strip).distinct().toList();
  }

  private static boolean spell(String pattern, List<String> into) {
    int bar = pattern.indexOf('|');
    if (bar < 0) {
      into.add(pattern);
      return false;
    }
    int start = pattern.lastIndexOf('(', bar);
    int end = pattern.indexOf(')', bar);
    if (start < 0 || end < 0) {
      for (String one : pattern.split("\\|")) {
        into.add(one);
      }
      return true;
    }
    String head = pattern.substring(0, start);
    String tail = pattern.substring(end + 1);
    if (tail.startsWith("?")) {
      tail = tail.substring(1);
      into.add(head + tail);
    }
    for (String one : pattern.substring(start + 1, end).split("\\|")) {
      into.add(head + one.strip() + tail);
    }
    return true;
  }
}
