package dev.lepton.pipeline.report;

import dev.lepton.model.Phase;
import dev.lepton.model.acceptance.AcceptanceReport;
import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.bundle.Bundle;
import dev.lepton.model.cutover.CutoverReport;
import dev.lepton.model.deployment.Deployment;
import dev.lepton.model.event.Event;
import dev.lepton.model.migration.Migration;
import dev.lepton.model.operation.WatchReport;
import dev.lepton.model.plan.Plan;
import dev.lepton.model.transfer.TransferDocument;
import dev.lepton.pipeline.journal.FinishedPhase;
import dev.lepton.pipeline.journal.RecordedEvent;
import dev.lepton.pipeline.journal.RunRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts a report's input together, piece by piece; what is not given is absent. */
final class InputBuilder {
  private static final Instant BEGIN = Instant.parse("2026-09-14T20:15:00.250Z");

  private final List<FinishedPhase> phases = new ArrayList<>();
  private final List<RunRecord> runs = new ArrayList<>();
  private final List<RecordedEvent> events = new ArrayList<>();
  private Migration migration = ShopMigration.migration();
  private Optional<Assessment> assessment = Optional.empty();
  private Optional<Plan> plan = Optional.empty();
  private Optional<Bundle> bundle = Optional.empty();
  private Optional<TransferDocument> transfer = Optional.empty();
  private Optional<Deployment> deployment = Optional.empty();
  private Optional<AcceptanceReport> acceptance = Optional.empty();
  private Optional<CutoverReport> cutover = Optional.empty();
  private Optional<WatchReport> watch = Optional.empty();
  private Optional<ClientProof> proof = Optional.empty();
  private boolean auditIntact = true;

  InputBuilder migration(Migration value) {
    migration = value;
    return this;
  }

  InputBuilder assessment(Assessment value) {
    assessment = Optional.of(value);
    return this;
  }

  InputBuilder plan(Plan value) {
    plan = Optional.of(value);
    return this;
  }

  InputBuilder bundle(Bundle value) {
    bundle = Optional.of(value);
    return this;
  }

  InputBuilder transfer(TransferDocument value) {
    transfer = Optional.of(value);
    return this;
  }

  InputBuilder deployment(Deployment value) {
    deployment = Optional.of(value);
    return this;
  }

  InputBuilder acceptance(AcceptanceReport value) {
    acceptance = Optional.of(value);
    return this;
  }

  InputBuilder cutover(CutoverReport value) {
    cutover = Optional.of(value);
    return this;
  }

  InputBuilder watch(WatchReport value) {
    watch = Optional.of(value);
    return this;
  }

  InputBuilder proof(ClientProof value) {
    proof = Optional.of(value);
    return this;
  }

  InputBuilder auditBroken() {
    auditIntact = false;
    return this;
  }

  /** A run that has begun; the events that follow are its own. */
  InputBuilder run(String command, Optional<String> outcome) {
    long id = runs.size() + 1L;
    String begun = at(events.size());
    runs.add(new RunRecord(id, command, begun, outcome.map(o -> at(events.size() + 60L)), outcome));
    return this;
  }

  InputBuilder event(Event event) {
    long seq = events.size() + 1L;
    events.add(new RecordedEvent(seq, runs.size(), at(events.size()), event, "{}", "hash" + seq));
    return this;
  }

  InputBuilder finished(Phase phase, double seconds, String summary) {
    event(new Event.PhaseStarted(phase));
    event(
        new Event.PhaseFinished(
            phase, Duration.ofMillis(Math.round(seconds * 1000)), false, summary));
    phases.add(new FinishedPhase(phase, "hash", at(events.size()), seconds));
    return this;
  }

  private static String at(long second) {
    return BEGIN.plusSeconds(second).toString();
  }

  ReportInput build() {
    return new ReportInput(
        migration,
        assessment,
        plan,
        bundle,
        transfer,
        deployment,
        acceptance,
        cutover,
        watch,
        List.copyOf(phases),
        List.copyOf(runs),
        List.copyOf(events),
        auditIntact,
        proof);
  }
}
