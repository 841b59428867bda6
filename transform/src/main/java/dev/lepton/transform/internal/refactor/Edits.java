package dev.lepton.transform.internal.refactor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All edits, in each file in the order in which they were wished for. They are asked for file by
 * file, for every concern: an application may have thousands. Not thread-safe.
 */
final class Edits {
  private final Map<String, List<Edit>> byFile = new TreeMap<>();

  void add(Edit edit) {
    byFile.computeIfAbsent(edit.file(), file -> new ArrayList<>()).add(edit);
  }

  List<Edit> of(String file) {
    return Collections.unmodifiableList(byFile.getOrDefault(file, List.of()));
  }

  /** Sorted. */
  Set<String> files() {
    return Collections.unmodifiableSet(byFile.keySet());
  }
}
