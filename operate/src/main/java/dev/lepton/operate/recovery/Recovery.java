package dev.lepton.operate.recovery;

import dev.lepton.model.Phase;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.Event.Level;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.operation.Incident;
import dev.lepton.model.operation.RecoveryReport;
import dev.lepton.operate.recovery.RecoverySettings.Until;
import dev.lepton.operate.recovery.runbook.Diagnosis;
import dev.lepton.operate.recovery.runbook.Facts;
import dev.lepton.operate.recovery.runbook.Runbook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Watches a release and mends what the runbooks know. One failure at a time: while one is being
 * mended, nothing else is begun. A failure that was left to a person is not touched again before it
 * has gone away. Not thread-safe; that no second one is at work on the same release is for the
 * caller to see to.
 */
public final class Recovery {
  private final Site site;
  private final RecoverySettings settings;
  private final Approver approver;
  private final DeedBook deeds;
  private final EventSink events;

  public Recovery(
      Site site, RecoverySettings settings, Approver approver, DeedBook deeds, EventSink events) {
    this.site = site;
    this.settings = settings;
    this.approver = approver;
    this.deeds = deeds;
    this.events = events;
  }

  /** Looks, and mends, until it is told to stop or as the settings say. */
  public RecoveryReport run(Pace pace) {
    Treatment treatment = new Treatment(site, settings, approver, deeds, events, pace);
    Instant since = pace.now();
    List<Incident> incidents = new ArrayList<>();
    // Failures that are a person's by now.
    Set<String> left = new HashSet<>();
    Diagnosis diagnosis = Diagnosis.START;
    long looks = 0;
    while (!pace.stopped()) {
      Instant begun = pace.now();
      Optional<Facts> seen = look(looks);
      Duration rest = rest(Duration.between(begun, pace.now()));
      if (pace.stopped()) {
        // What an interrupted look did not see says nothing.
        break;
      }
      if (seen.isEmpty()) {
        pace.pause(rest);
        continue;
      }
      Facts facts = seen.get();
      looks++;
      diagnosis = diagnosis.next(settings.runbooks(), facts);
      left.retainAll(present(diagnosis));
      Optional<Incident> incident = incident(diagnosis, facts, left, treatment);
      incident.ifPresent(incidents::add);
      if (incident.filter(done -> done.outcome().isGood()).isPresent()) {
        diagnosis = Diagnosis.START;
      }
      if (ends(incident.isPresent(), diagnosis)) {
        break;
      }
      pace.pause(rest);
    }
    return new RecoveryReport(
        site.release(),
        site.place(),
        since,
        pace.now(),
        settings.dryRun(),
        looks,
        looks > 0 && diagnosis.clear(),
        incidents);
  }

  /**
   * Looks begin an interval apart. One that took long is followed by half of it all the same:
   * looking must not become all that a busy machine does.
   */
  private Duration rest(Duration looked) {
    Duration half = settings.interval().dividedBy(2);
    Duration left = settings.interval().minus(looked);
    return left.compareTo(half) > 0 ? left : half;
  }

  /** Who watches for days must not give up because he could not look once; at first he may. */
  private Optional<Facts> look(long before) {
    try {
      return Optional.of(site.look());
    } catch (LeptonException e) {
      if (before == 0 || settings.until() == Until.FIRST_ANSWER) {
        throw e;
      }
      events.emit(
          new Event.Noted(
              Phase.OPERATE, Level.WARNING, "cannot look at the release: " + e.getMessage()));
      return Optional.empty();
    }
  }

  private boolean ends(boolean incident, Diagnosis diagnosis) {
    return switch (settings.until()) {
      case STOPPED -> false;
      case FIRST_ANSWER -> incident || diagnosis.clear();
      case FIRST_INCIDENT -> incident;
    };
  }

  private static Set<String> present(Diagnosis diagnosis) {
    Set<String> present = new HashSet<>(diagnosis.counts().keySet());
    if (diagnosis.unexplained() > 0) {
      present.add(Diagnosis.UNKNOWN);
    }
    return present;
  }

  private Optional<Incident> incident(
      Diagnosis diagnosis, Facts facts, Set<String> left, Treatment treatment) {
    Optional<Runbook> certain = diagnosis.certain(settings.runbooks());
    Optional<Incident> incident = Optional.empty();
    if (certain.isPresent()) {
      incident =
          certain
              .filter(runbook -> !left.contains(runbook.name()))
              .map(runbook -> treatment.of(runbook, facts));
    } else if (diagnosis.unknown()) {
      incident =
          left.contains(Diagnosis.UNKNOWN)
              ? Optional.empty()
              : Optional.of(treatment.ofUnknown(facts));
    } else if (!diagnosis.clear()) {
      note(diagnosis);
    }
    incident.filter(done -> !done.outcome().isGood()).ifPresent(done -> left.add(done.failure()));
    return incident;
  }

  private void note(Diagnosis diagnosis) {
    String seen =
        diagnosis.counts().isEmpty()
            ? "something that no runbook knows"
            : String.join(", ", diagnosis.counts().keySet().stream().sorted().toList());
    events.emit(
        new Event.Noted(Phase.OPERATE, Level.INFO, "not certain yet, looking again: " + seen));
  }
}
