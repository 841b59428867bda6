package dev.lepton.transfer.postgres.check;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong instead of stopping at the first. Not thread-safe. */
final class Findings {
  private final List<Entry> entries = new ArrayList<>();

  /**
   * @param live whether only a move that follows its source minds
   */
  record Entry(ErrorCode code, Problem problem, boolean live) {}

  void add(ErrorCode code, String what, String where, String fix) {
    add(code, new Problem(what, where, fix));
  }

  void add(ErrorCode code, Problem problem) {
    entries.add(new Entry(code, problem, false));
  }

  /** Something that stands in the way of the change stream only. */
  void addLive(ErrorCode code, String what, String where, String fix) {
    entries.add(new Entry(code, new Problem(what, where, fix), true));
  }

  void add(LeptonException failure) {
    failure.problems().forEach(problem -> add(failure.code(), problem));
  }

  List<Entry> entries() {
    return List.copyOf(entries);
  }

  /**
   * @param live whether the change stream counts
   * @throws LeptonException all problems, under the code of the first
   */
  void throwIfAny(boolean live) {
    List<Entry> counted = entries.stream().filter(entry -> live || !entry.live()).toList();
    if (!counted.isEmpty()) {
      throw new LeptonException(
          counted.get(0).code(), counted.stream().map(Entry::problem).toList());
    }
  }
}
