package dev.lepton.pipeline.report;

import dev.lepton.model.event.Event;
import dev.lepton.pipeline.journal.RecordedEvent;
import java.util.Optional;

/** Who did what, when. */
final class AuditSection implements Section {
  @Override
  public String id() {
    return "audit";
  }

  @Override
  public String title() {
    return "Audit trail";
  }

  @Override
  public Optional<String> body(ReportInput input) {
    HtmlTable runs = new HtmlTable("Runs", "no.#", "command", "started", "ended", "outcome");
    input.runs().forEach(r -> runs.row(r.id(), r.command(), r.startedAt(), r.finishedAt().orElse("killed"), r.outcome().orElse("killed")));
    HtmlTable actions = new HtmlTable("Actions and warnings", "no.#", "time (UTC)", "phase", "what", "object");
    for (RecordedEvent recorded : input.events()) {
      if (recorded.event() instanceof Event.Audited audited) {
        actions.row(recorded.seq(), recorded.at(), audited.phase().id(), audited.action(), audited.object());
      } else if (recorded.event() instanceof Event.Noted noted && noted.level() == Event.Level.WARNING) {
        actions.row(recorded.seq(), recorded.at(), noted.phase().id(), "warning", noted.message());
      }
    }
    String chain =
        input.auditIntact()
            ? "The journal's hash chain holds: no entry has been changed or removed."
            : "THE JOURNAL'S HASH CHAIN IS BROKEN: an entry has been changed or removed.";
    return Optional.of(Html.paragraph(chain) + runs.render() + (actions.isEmpty() ? "" : actions.render()));
  }
}
