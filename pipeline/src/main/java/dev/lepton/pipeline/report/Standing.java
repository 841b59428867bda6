package dev.lepton.pipeline.report;

import dev.lepton.model.Phase;
import dev.lepton.model.cutover.CutoverReport;
import dev.lepton.model.event.Event;
import dev.lepton.pipeline.journal.RecordedEvent;
import dev.lepton.pipeline.journal.RunRecord;
import java.util.List;
import java.util.Optional;

/**
 * Where the migration stands, as its documents and its journal tell.
 *
 * @param stop why the last run did not reach its end; empty if it did, or if none was begun
 * @param wayBackClosed whether the migration was finished, so that going back is over
 */
record Standing(Stage stage, Optional<Stop> stop, boolean wayBackClosed) {
  /** How far it has come. */
  enum Stage {
    NOTHING_DONE,
    ABORTED,
    NOT_SWITCHED,
    SWITCHED,
    HEALTHY,
    WORSE,
    GOING_BACK,
    FELL_BACK
  }

  /**
   * @param phase in which it happened; empty if no phase was at work
   * @param reason one sentence without a full stop
   */
  record Stop(Optional<Phase> phase, String reason) {}

  static Standing of(ReportInput input) {
    List<Event> events = History.sinceAbort(input.events());
    return new Standing(stage(input, events), stop(input), History.position(events, "finish") >= 0);
  }

  private static Stage stage(ReportInput input, List<Event> events) {
    if (input.cutover().isEmpty()) {
      boolean nothing = input.phases().isEmpty() && input.assessment().isEmpty();
      if (nothing) {
        return events.size() < input.events().size() ? Stage.ABORTED : Stage.NOTHING_DONE;
      }
      return Stage.NOT_SWITCHED;
    }
    if (input.cutover().map(CutoverReport::direction).filter("back"::equals).isPresent()) {
      return Stage.FELL_BACK;
    }
    if (History.position(events, "fall back") >= 0) {
      return Stage.GOING_BACK;
    }
    return input
        .watch()
        .map(watch -> watch.verdict().equals("healthy") ? Stage.HEALTHY : Stage.WORSE)
        .orElse(Stage.SWITCHED);
  }

  private static Optional<Stop> stop(ReportInput input) {
    if (input.runs().isEmpty()) {
      return Optional.empty();
    }
    RunRecord last = input.runs().get(input.runs().size() - 1);
    if (last.outcome().filter("ok"::equals).isPresent()) {
      return Optional.empty();
    }
    List<Event> events =
        input.events().stream()
            .filter(e -> e.runId() == last.id())
            .map(RecordedEvent::event)
            .toList();
    String unsaid =
        last.outcome()
            .map(code -> "it ended with " + code)
            .orElse("it is still at work, or its process was killed");
    return Optional.of(
        new Stop(History.unfinished(events), History.stopReason(events).orElse(unsaid)));
  }
}
