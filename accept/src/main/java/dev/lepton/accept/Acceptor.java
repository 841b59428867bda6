package dev.lepton.accept;

import dev.lepton.accept.http.Site;
import dev.lepton.accept.security.SecurityReview;
import dev.lepton.accept.security.check.Reviewed;
import dev.lepton.accept.verdict.Judge;
import dev.lepton.model.Phase;
import dev.lepton.model.acceptance.AcceptanceReport;
import dev.lepton.model.acceptance.AcceptanceReport.SecurityCheck;
import dev.lepton.model.acceptance.AcceptanceReport.Verdict;
import dev.lepton.model.acceptance.LoadResult;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import java.util.ArrayList;
import java.util.List;

/**
 * Tests the new release before anyone depends on it. Safe requests go to the old release and to the
 * new one, writes to the throw-away clone only, so that testing never makes the live target differ.
 * Thread-safe.
 */
public final class Acceptor {
  private final EventSink events;

  public Acceptor(EventSink events) {
    this.events = events;
  }

  /**
   * Reviews security, then runs the loads one after the other (at once they would measure each
   * other), and judges. A release that fails is a report that has not passed, not an exception.
   *
   * @throws LeptonException CONFIG_INVALID when a "safe" request would write or the clone is not a
   *     separate one; SOURCE_UNREACHABLE or TARGET_UNREACHABLE when a release does not answer at
   *     all; INTERRUPTED when the thread is interrupted
   */
  public AcceptanceReport accept(AcceptRequest request) {
    if (!request.spec().enabled()) {
      return new AcceptanceReport(
          List.of(),
          List.of(),
          List.of(),
          List.of("everything: accept.enabled is false in migration.yaml"));
    }
    SafetyRules.require(request);
    Reachability.require(request);
    Steps steps = new Steps(events);
    List<String> notTested = new ArrayList<>();
    Reviewed security =
        steps.run(
            "security",
            "review manifests, Dockerfile and endpoint",
            () ->
                SecurityReview.review(
                    request.bundleDirectory(),
                    Site.of(request.newUrl()),
                    request.spec().safeRequests()));
    notTested.addAll(security.notTested());
    List<LoadResult> loads = new Loads(events, steps, request).run(notTested);
    Judge judge = new Judge(request.spec().thresholds(), request.requirements().latencyP95Millis());
    List<Verdict> verdicts = new ArrayList<>(judge.judge(loads));
    judge.judgeSecurity(security.checks()).ifPresent(verdicts::add);
    note(verdicts, security.checks());
    return new AcceptanceReport(
        loads, List.copyOf(verdicts), security.checks(), List.copyOf(notTested));
  }

  private void note(List<Verdict> verdicts, List<SecurityCheck> checks) {
    verdicts.stream()
        .filter(verdict -> !verdict.passed())
        .forEach(verdict -> warn(verdict.name() + " failed: " + verdict.explanation()));
    checks.stream()
        .filter(SecurityCheck::blocks)
        .forEach(check -> warn(check.title() + ": " + check.where() + "; " + check.fix()));
  }

  private void warn(String message) {
    events.emit(new Event.Noted(Phase.ACCEPT, Event.Level.WARNING, message));
  }
}
