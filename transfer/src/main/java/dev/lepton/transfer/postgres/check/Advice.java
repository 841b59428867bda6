package dev.lepton.transfer.postgres.check;

import dev.lepton.model.transfer.DatabaseAssessment.Finding;
import dev.lepton.model.transfer.DatabaseAssessment.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects findings of every gravity. Not thread-safe. */
final class Advice {
  private final List<Finding> findings = new ArrayList<>();

  void add(Findings.Entry entry) {
    findings.add(
        new Finding(
            entry.live() ? Severity.LIVE_BLOCKER : Severity.BLOCKER,
            entry.code().name(),
            entry.problem().what(),
            entry.problem().where(),
            entry.problem().fix()));
  }

  /** A place of which something can be said. */
  record Place(Advice advice, String where) {
    void warn(String code, String what, String fix) {
      advice.findings.add(new Finding(Severity.WARNING, code, what, where, fix));
    }

    void info(String code, String what, String fix) {
      advice.findings.add(new Finding(Severity.INFO, code, what, where, fix));
    }
  }

  Place at(String where) {
    return new Place(this, where);
  }

  /** The gravest first. */
  List<Finding> sorted() {
    return findings.stream().sorted(Comparator.comparing(Finding::severity)).toList();
  }
}
