package dev.lepton.pipeline.report;

import dev.lepton.model.event.Event;
import dev.lepton.pipeline.journal.RecordedEvent;
import dev.lepton.pipeline.journal.RunRecord;
import java.util.List;
import java.util.Optional;

/** Who did what, when. */
final class AuditSection implements Section {
  /** The begin and the end of a long journal matter most. */
  private static final int EDGE = 250;

  private static final Excerpt ENTRIES = new Excerpt("entries", 30, EDGE, "journal.db");

  @Override
  public String id() {
    return "audit";
  }

  @Override
  public String title() {
    return "Audit trail";
  }

  @Override
  public Optional<Markup> body(ReportInput input) {
    return Optional.of(chain(input).plus(runs(input.runs())).plus(actions(input)));
  }

  private static Markup chain(ReportInput input) {
    if (input.events().isEmpty() && input.auditIntact()) {
      return Markup.paragraph("The journal has no entries yet.");
    }
    return input.auditIntact()
        ? Markup.of(
            "<p>%s Each entry of the journal carries a hash of all before it: none has been changed"
                + " or removed.</p>\n",
            Tone.GOOD.badge("intact"))
        : Markup.of(
            "<p>%s The hashes of the journal do not follow from each other: an entry has been"
                + " changed or removed.</p>\n",
            Tone.BAD.badge("broken"));
  }

  private static Markup runs(List<RunRecord> runs) {
    HtmlTable table =
        new HtmlTable("Runs", "no.#", "command", "begun, UTC", "ended, UTC", "outcome");
    for (int i = runs.size() - 1; i >= 0; i--) {
      RunRecord run = runs.get(i);
      String open = i == runs.size() - 1 ? "not yet, or killed" : "killed";
      table.row(
          run.id(),
          run.command(),
          Figures.utc(run.startedAt()),
          run.finishedAt().map(Figures::utc).orElse(open),
          run.outcome()
              .map(o -> Tone.goodIf(o.equals("ok")).badge(o))
              .orElse(Tone.WARN.badge("none")));
    }
    return table.excerpt(new Excerpt("runs", 10, 200, "journal.db")).render();
  }

  private static Markup actions(ReportInput input) {
    List<RecordedEvent> kept = input.events().stream().filter(AuditSection::matters).toList();
    if (kept.size() <= 2 * EDGE) {
      return table("Actions and warnings, oldest first", kept).render();
    }
    int end = kept.size() - EDGE;
    return table("The last actions and warnings, oldest first", kept.subList(end, kept.size()))
        .render()
        .plus(table("The first actions and warnings, oldest first", kept.subList(0, EDGE)).render())
        .plus(
            Markup.soft(
                Figures.count(end - EDGE)
                    + " of "
                    + Figures.count(kept.size())
                    + " entries, those between the two tables, are left out here; journal.db has"
                    + " them all."));
  }

  private static boolean matters(RecordedEvent recorded) {
    return recorded.event() instanceof Event.Audited
        || (recorded.event() instanceof Event.Noted noted && noted.level() == Event.Level.WARNING);
  }

  private static HtmlTable table(String caption, List<RecordedEvent> events) {
    HtmlTable table = new HtmlTable(caption, "no.#", "time, UTC", "phase", "what", "object~");
    for (RecordedEvent recorded : events) {
      String phase = recorded.event().phase().id();
      if (recorded.event() instanceof Event.Audited audited) {
        table.row(
            recorded.seq(), Figures.utc(recorded.at()), phase, audited.action(), audited.object());
      } else if (recorded.event() instanceof Event.Noted noted) {
        table.row(
            recorded.seq(),
            Figures.utc(recorded.at()),
            phase,
            Tone.WARN.badge("warning"),
            noted.message());
      }
    }
    return table.excerpt(ENTRIES.kept(2 * EDGE));
  }

  @Override
  public List<Notice> notices(ReportInput input) {
    return input.auditIntact()
        ? List.of()
        : List.of(
            new Notice(
                Tone.BAD,
                "The audit trail is broken: an entry of the journal has been changed or removed.",
                id()));
  }
}
