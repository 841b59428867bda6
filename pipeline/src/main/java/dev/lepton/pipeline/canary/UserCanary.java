package dev.lepton.pipeline.canary;

import dev.lepton.deploy.Route;
import dev.lepton.deploy.TrafficShare;
import dev.lepton.deploy.TrafficShare.Shared;
import dev.lepton.deploy.canary.CanaryRun;
import dev.lepton.deploy.canary.CanarySteps;
import dev.lepton.deploy.canary.Verdict;
import dev.lepton.deploy.canary.Verdict.Outcome;
import dev.lepton.model.Phase;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.CanarySpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Leads a growing share of the users to the new release, before all of them are switched to it. The
 * share is a lease that is renewed while this goes on: whatever ends it, users are back on the old
 * release within seconds. Used once.
 */
public final class UserCanary {
  private static final Duration LEASE = Duration.ofSeconds(5);
  private static final long BREATH_MILLIS = 500;
  private static final int LOOKS_IN_INTERVAL = 48;

  private final CanarySpec spec;
  private final Stage stage;
  private final Supplier<List<String>> troubles;
  private final EventSink events;
  private final GatewayMeasure measure;
  private int percent;

  /**
   * Where the new release meets users.
   *
   * @param which reads only, where the releases do not write to the same data
   * @param release what the gateway calls it
   * @param phase that it happens in
   */
  public record Stage(TrafficShare gateway, Shared which, Route release, Phase phase) {}

  /**
   * @param troubles of the new release just now, in words
   */
  public UserCanary(
      CanarySpec spec, Stage stage, Supplier<List<String>> troubles, EventSink events) {
    this.spec = spec;
    this.stage = stage;
    this.troubles = troubles;
    this.events = events;
    CanaryBounds bounds =
        new CanaryBounds(spec.minSuccessPercent(), spec.maxP95(), spec.minRequests());
    this.measure = new GatewayMeasure(stage.gateway(), stage.release(), bounds, spec.interval());
  }

  /**
   * @throws LeptonException THRESHOLD_FAILED if the new release did not do well; users are on the
   *     old one then, as they are after any other failure
   */
  public void run() {
    unfit()
        .ifPresent(
            why -> {
              throw new LeptonException(
                  ErrorCode.THRESHOLD_FAILED,
                  why,
                  "cutover.canary",
                  "all users are on the old release again; read the new one's log, mend it and migrate again");
            });
  }

  /** Why users should not meet the new release; they are on the old one again, whatever ends it. */
  public Optional<String> unfit() {
    audit("canary begins", stage.which() == Shared.READS ? "reads only" : "all requests");
    measure.begin();
    List<String> reasons;
    try {
      reasons =
          new CanaryRun<>(
                  new CanarySteps(
                      spec.interval(), spec.stepPercent(), spec.mostPercent(), spec.threshold()),
                  measure,
                  new CanaryRun.Hands<>(this::lead, this::rest, troubles, UserCanary::worse),
                  stage.phase(),
                  events)
              .run();
    } finally {
      share(0);
    }
    if (reasons.isEmpty()) {
      audit("canary ends", "the new release did well with " + percent + " % of the users");
      return Optional.empty();
    }
    String why = String.join("; ", reasons);
    audit("canary failed", why);
    return Optional.of(
        "the new release did not do well with " + percent + " % of the users: " + why);
  }

  private void share(int some) {
    stage.gateway().share(some, stage.which(), LEASE);
  }

  private void lead(int share) {
    percent = share;
    share(share);
  }

  private void rest() {
    try {
      TimeUnit.MILLISECONDS.sleep(
          Math.min(BREATH_MILLIS, Math.max(1, spec.interval().toMillis() / LOOKS_IN_INTERVAL)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LeptonException(
          ErrorCode.INTERRUPTED, "interrupted before the switch", "canary", "run again to go on");
    }
    share(percent);
    measure.look();
  }

  private static String worse(int percent, Verdict verdict) {
    return verdict.outcome() == Outcome.NO_DATA
        ? "nothing can be said of it: " + verdict.reason()
        : verdict.reason();
  }

  private void audit(String action, String object) {
    events.emit(new Event.Audited(stage.phase(), action, object));
  }
}
