package dev.lepton.pipeline.report;

import dev.lepton.model.assessment.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What stayed behind: database objects that were allowed to, and state that lives outside the database. */
final class NotCarriedSection implements Section {
  private static final Set<String> STATE_OUTSIDE = Set.of("in-memory-session", "local-file-upload", "file-logging", "sticky-cache");

  @Override
  public String id() {
    return "not-carried";
  }

  @Override
  public String title() {
    return "What was not carried";
  }

  @Override
  public Optional<String> body(ReportInput input) {
    List<String> items = new ArrayList<>();
    input.transfer().stream().flatMap(t -> t.databases().stream()).flatMap(r -> r.notCarried().stream()).forEach(o -> items.add("database object: " + o));
    input.assessment().stream()
        .flatMap(a -> a.findings().stream())
        .filter(finding -> STATE_OUTSIDE.contains(finding.ruleId()))
        .map(NotCarriedSection::state)
        .distinct()
        .forEach(items::add);
    if (input.transfer().isEmpty() && items.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(items.isEmpty() ? Html.paragraph("Nothing: everything that was found was carried.") : Html.list(items));
  }

  private static String state(Finding finding) {
    return "state outside the database (" + finding.where() + "): " + finding.title() + ". It stays on the old server; " + finding.fix();
  }
}
