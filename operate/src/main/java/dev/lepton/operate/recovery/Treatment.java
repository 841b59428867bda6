package dev.lepton.operate.recovery;

import dev.lepton.model.Phase;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.Event.Level;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.operation.Incident;
import dev.lepton.model.operation.Incident.ActionTaken;
import dev.lepton.model.operation.Incident.Outcome;
import dev.lepton.operate.recovery.runbook.ActionKind;
import dev.lepton.operate.recovery.runbook.ActionRule;
import dev.lepton.operate.recovery.runbook.Choice;
import dev.lepton.operate.recovery.runbook.Deeds.Deed;
import dev.lepton.operate.recovery.runbook.Diagnosis;
import dev.lepton.operate.recovery.runbook.Fact;
import dev.lepton.operate.recovery.runbook.Facts;
import dev.lepton.operate.recovery.runbook.Runbook;
import dev.lepton.operate.recovery.runbook.Sign;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What happens to one failure once it is certain: keep, decide, act, verify. */
record Treatment(
    Site site,
    RecoverySettings settings,
    Approver approver,
    DeedBook deeds,
    EventSink events,
    Pace pace) {
  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final Duration LONGEST_LIMIT = Duration.ofDays(30);

  /** The failure that a runbook knows. */
  Incident of(Runbook runbook, Facts facts) {
    List<String> signs = runbook.detect().because(facts);
    audit("notice " + runbook.name(), String.join("; ", signs));
    Case open = new Case(runbook.name(), runbook.title(), pace.now(), signs, new ArrayList<>());
    Optional<String> kept = keep(open, facts);
    if (kept.isEmpty()) {
      return close(open, "", Outcome.ESCALATED, "nothing was done: the evidence cannot be kept");
    }
    Optional<Choice> choice = runbook.decide(facts);
    if (choice.isEmpty()) {
      return close(
          open, kept.get(), Outcome.ESCALATED, "the runbook has no answer to these circumstances");
    }
    return treat(open, runbook, choice.get(), kept.get());
  }

  /** Something that no runbook knows: it is kept for a person and otherwise left alone. */
  Incident ofUnknown(Facts facts) {
    List<String> signs = facts.all().stream().map(Fact::text).limit(20).toList();
    Case open =
        new Case(
            Diagnosis.UNKNOWN,
            "A failure that no runbook knows",
            pace.now(),
            signs,
            new ArrayList<>());
    audit("notice " + Diagnosis.UNKNOWN, String.join("; ", signs));
    return close(
        open,
        keep(open, facts).orElse(""),
        Outcome.ESCALATED,
        "the release is not well, and no runbook says why: look at the evidence");
  }

  /** A failure under treatment. */
  private record Case(
      String failure, String title, Instant noticed, List<String> signs, List<ActionTaken> taken) {}

  private Optional<String> keep(Case open, Facts facts) {
    if (settings.dryRun()) {
      return Optional.of("");
    }
    try {
      EvidenceFolder folder =
          EvidenceFolder.keep(
              settings.evidence(),
              EvidenceFolder.name(open.failure(), open.noticed()),
              open.signs(),
              facts,
              site);
      audit("keep evidence", folder.path().toString());
      return Optional.of(folder.path().toString());
    } catch (UncheckedIOException e) {
      note(Level.WARNING, "the evidence cannot be kept: " + e.getMessage());
      return Optional.empty();
    }
  }

  private Incident treat(Case open, Runbook runbook, Choice choice, String kept) {
    List<ActionKind> possible =
        choice.actions().stream().filter(site.able()::contains).distinct().toList();
    String plan = String.join(", then ", possible.stream().map(ActionKind::id).toList());
    if (possible.isEmpty()) {
      return close(
          open, kept, Outcome.ESCALATED, advice(choice, "nothing can be done about it here"));
    }
    if (settings.dryRun()) {
      String approval = choice.approval() ? ", after a person has agreed" : "";
      return close(open, kept, Outcome.PLANNED, "would " + plan + approval);
    }
    if (choice.approval()) {
      Optional<String> who =
          approver.agree(open.title() + ": " + String.join("; ", open.signs()) + ". Do: " + plan);
      if (who.isEmpty()) {
        return close(open, kept, Outcome.ESCALATED, advice(choice, "nobody agreed to: " + plan));
      }
      audit("agree to " + plan, who.get());
    }
    for (ActionKind kind : possible) {
      Optional<Outcome> outcome = tryOne(open, runbook, runbook.rule(kind));
      if (outcome.isPresent()) {
        return close(open, kept, outcome.get(), note(outcome.get(), choice));
      }
    }
    return close(
        open, kept, Outcome.ESCALATED, advice(choice, "nothing that was tried has helped"));
  }

  /** Once it is well, what could have been done otherwise is no news. */
  private static String note(Outcome outcome, Choice choice) {
    return outcome.isGood() ? "" : choice.advice();
  }

  private static String advice(Choice choice, String reason) {
    return choice.advice().isEmpty() ? reason : reason + "; " + choice.advice();
  }

  /** Does one thing and looks whether it helped; empty if it did not. */
  private Optional<Outcome> tryOne(Case open, Runbook runbook, ActionRule rule) {
    if (pace.stopped()) {
      return Optional.of(Outcome.INTERRUPTED);
    }
    Instant now = pace.now();
    if (!deeds.read().allow(open.failure(), rule, now)) {
      taken(
          open,
          rule,
          false,
          "not again: "
              + rule.atMost()
              + " times within "
              + rule.window().toMinutes()
              + " min is the limit");
      return Optional.empty();
    }
    // Remembered before it is done: a process that dies in between must not do it without end.
    deeds.write(
        deeds
            .read()
            .since(now.minus(LONGEST_LIMIT))
            .with(new Deed(open.failure(), rule.kind().id(), now)));
    audit("begin " + rule.kind().id(), open.failure());
    try {
      taken(open, rule, true, site.act(rule));
    } catch (LeptonException e) {
      taken(open, rule, false, e.getMessage());
      return Optional.empty();
    }
    return verify(runbook, rule.kind());
  }

  private Optional<Outcome> verify(Runbook runbook, ActionKind done) {
    Instant end = pace.now().plus(runbook.verify().within());
    int good = 0;
    while (good < runbook.verify().times()) {
      if (pace.stopped()) {
        return Optional.of(Outcome.INTERRUPTED);
      }
      good = runbook.verify().when().holds(look()) ? good + 1 : 0;
      if (good < runbook.verify().times()) {
        if (!pace.now().isBefore(end)) {
          return Optional.empty();
        }
        pace.pause(settings.interval().compareTo(SHORT) < 0 ? settings.interval() : SHORT);
      }
    }
    return Optional.of(done.changesRelease() ? Outcome.ROLLED_BACK : Outcome.HEALED);
  }

  private Facts look() {
    try {
      return site.look();
    } catch (LeptonException e) {
      note(Level.WARNING, "cannot look at the release: " + e.getMessage());
      return Facts.builder().flag(Sign.PROBE_HEALTHY, site.release(), false).build();
    }
  }

  private void taken(Case open, ActionRule rule, boolean done, String detail) {
    open.taken().add(new ActionTaken(rule.kind().id(), pace.now(), done, detail));
    if (done) {
      audit(rule.kind().id(), detail);
    } else {
      note(Level.WARNING, rule.kind().id() + " was not possible: " + detail);
    }
  }

  private Incident close(Case open, String kept, Outcome outcome, String note) {
    Incident incident =
        new Incident(
            open.failure(),
            open.title(),
            open.noticed(),
            open.signs(),
            kept,
            open.taken(),
            outcome,
            Duration.between(open.noticed(), pace.now()),
            note);
    note(
        outcome.isGood() || outcome == Outcome.PLANNED ? Level.INFO : Level.WARNING,
        open.failure()
            + ": "
            + outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ')
            + (note.isEmpty() ? "" : ": " + note)
            + (kept.isEmpty() ? "" : "; evidence: " + kept));
    return incident;
  }

  private void audit(String action, String object) {
    events.emit(new Event.Audited(Phase.OPERATE, action, object));
  }

  private void note(Level level, String message) {
    events.emit(new Event.Noted(Phase.OPERATE, level, message));
  }
}
