package dev.lepton.pipeline.report;

import dev.lepton.model.Phase;
import dev.lepton.model.event.Event;
import dev.lepton.pipeline.journal.FinishedPhase;
import dev.lepton.pipeline.report.Bars.Span;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every phase: done, stopped or to do, how long it took, and what it said. */
final class TimelineSection implements Section {
  private static final Markup STOPPED = Tone.WARN.badge("stopped here");
  private static final Markup AGAIN = Tone.WARN.badge("stopped when it ran again");

  @Override
  public String id() {
    return "timeline";
  }

  @Override
  public String title() {
    return "Phases";
  }

  @Override
  public Optional<Markup> body(ReportInput input) {
    Map<Phase, FinishedPhase> finished = new EnumMap<>(Phase.class);
    input.phases().forEach(phase -> finished.put(phase.phase(), phase));
    Optional<Phase> stopped = Standing.of(input).stop().flatMap(Standing.Stop::phase);
    List<Event> events = History.sinceAbort(input.events());
    Bars bars = new Bars();
    double start = 0;
    for (Phase phase : Phase.values()) {
      FinishedPhase done = finished.get(phase);
      if (done == null) {
        Markup state = stoppedHere(stopped, phase) ? STOPPED : Tone.PLAIN.badge("to do");
        bars.add(phase.id(), new Span(start, 0), "plain", state, phase.question());
      } else {
        Markup said = Markup.text(History.summary(events, phase).orElse(phase.question()));
        Markup more = stoppedHere(stopped, phase) ? Markup.of("%s %s", AGAIN, said) : said;
        String took = Figures.seconds(done.seconds());
        bars.add(phase.id(), new Span(start, done.seconds()), "new", took, more);
        start += done.seconds();
      }
    }
    return Optional.of(bars.render().plus(Markup.soft(sum(input, start))));
  }

  private static boolean stoppedHere(Optional<Phase> stopped, Phase phase) {
    return stopped.filter(phase::equals).isPresent();
  }

  private static String sum(ReportInput input, double seconds) {
    if (input.phases().isEmpty()) {
      return "No phase has finished.";
    }
    String runs = Figures.count(input.runs().size(), "run", "runs");
    return Figures.seconds(seconds)
        + " of work that counted, in "
        + runs
        + ". Each bar begins where the one before ended; waiting between runs, and attempts that"
        + " were interrupted, are not drawn.";
  }
}
