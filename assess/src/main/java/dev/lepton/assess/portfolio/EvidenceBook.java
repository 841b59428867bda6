package dev.lepton.assess.portfolio;

import dev.lepton.model.assessment.Evidence;
import dev.lepton.model.assessment.Evidence.Kind;
import dev.lepton.model.assessment.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is known of an application, each thing once, by id. Not thread-safe. */
final class EvidenceBook {
  private final Map<String, Evidence> entries = new LinkedHashMap<>();

  /** Notes something and returns its id. */
  String note(Kind kind, String id, String text, String where) {
    entries.putIfAbsent(id, new Evidence(id, kind, text, where));
    return id;
  }

  String finding(Finding finding) {
    return note(
        Kind.FINDING,
        "finding:" + finding.ruleId() + "@" + finding.where(),
        finding.title(),
        finding.where());
  }

  List<Evidence> all() {
    return List.copyOf(entries.values());
  }
}
