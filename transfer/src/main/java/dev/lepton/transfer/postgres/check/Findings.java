package dev.lepton.transfer.postgres.check;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what is wrong instead of stopping at the first. Not thread-safe. */
final class Findings {
  private final List<Problem> problems = new ArrayList<>();
  private Optional<ErrorCode> first = Optional.empty();

  void add(ErrorCode code, String what, String where, String fix) {
    add(code, new Problem(what, where, fix));
  }

  void add(ErrorCode code, Problem problem) {
    first = first.or(() -> Optional.of(code));
    problems.add(problem);
  }

  void add(LeptonException failure) {
    first = first.or(() -> Optional.of(failure.code()));
    problems.addAll(failure.problems());
  }

  /**
   * @throws LeptonException all problems, under the code of the first
   */
  void throwIfAny() {
    if (first.isPresent()) {
      throw new LeptonException(first.get(), problems);
    }
  }
}
