package dev.lepton.cli.operate.drill;

import dev.lepton.model.Phase;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.operation.DrillReport.Drill;
import dev.lepton.model.operation.DrillReport.Verdict;
import dev.lepton.model.operation.Incident;
import dev.lepton.model.operation.Incident.ActionTaken;
import dev.lepton.model.operation.RecoveryReport;
import dev.lepton.operate.recovery.DeedBook;
import dev.lepton.operate.recovery.Pace;
import dev.lepton.operate.recovery.Recovery;
import dev.lepton.operate.recovery.RecoverySettings;
import dev.lepton.operate.recovery.RecoverySettings.Until;
import dev.lepton.operate.recovery.Site;
import dev.lepton.operate.recovery.runbook.Deeds;
import dev.lepton.operate.recovery.runbook.Runbook;
import dev.lepton.operate.recovery.runbook.Sign;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * One drill: a healthy release, a failure, and the recovery that a user runs, with a clock beside
 * it.
 *
 * @param interval between two looks
 * @param evidence folder for the incidents
 * @param stopped whether somebody wants an end
 */
record DrillRun(
    DrillWorld world,
    List<Runbook> runbooks,
    Duration interval,
    Path evidence,
    BooleanSupplier stopped) {
  static final double DETECT_SECONDS = 15;
  static final double HEAL_SECONDS = 60;
  private static final long GIVE_UP_SECONDS = 120;

  Drill run(DrillCase each, EventSink events) {
    if (each.name().equals("disk-full") && !world.hasOwnDisk()) {
      return skipped(each, "this account may not mount a file system that could be filled");
    }
    world.reset();
    each.course().prepare().accept(world);
    Site site = world.site();
    Instant giveUp = Instant.now().plusSeconds(GIVE_UP_SECONDS);
    AtomicBoolean over = new AtomicBoolean();
    Pace pace =
        Pace.real(() -> over.get() || stopped.getAsBoolean() || Instant.now().isAfter(giveUp));
    CompletableFuture<Boolean> lookedOnce = new CompletableFuture<>();
    CompletableFuture<RecoveryReport> recovery =
        CompletableFuture.supplyAsync(
            () -> recovery(watched(site, lookedOnce), events).run(pace),
            command -> new Thread(command, "drill-recovery").start());
    try {
      await(lookedOnce, recovery);
      events.emit(
          new Event.Noted(
              Phase.OPERATE, Event.Level.INFO, "making " + each.name() + ": " + each.made()));
      each.course().inject().accept(world);
      // From here on it is there: to put a release in place takes its time, and is no failure yet.
      Instant failed = Instant.now();
      return judged(each, failed, recovery.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return skipped(each, "interrupted");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } finally {
      over.set(true);
      recovery.handle((report, failure) -> report).join();
    }
  }

  private Recovery recovery(Site site, EventSink events) {
    RecoverySettings settings =
        new RecoverySettings(runbooks, interval, Until.FIRST_INCIDENT, false, evidence);
    return new Recovery(
        site, settings, question -> Optional.of("lepton operate drill"), new Forgetful(), events);
  }

  /** The failure is made only after the recovery has seen the release well. */
  private static Site watched(Site site, CompletableFuture<Boolean> lookedOnce) {
    return new WatchedSite(
        site,
        facts -> {
          if (facts.has(Sign.PROBE_HEALTHY, true)) {
            lookedOnce.complete(true);
          }
        });
  }

  private static void await(
      CompletableFuture<Boolean> lookedOnce, CompletableFuture<RecoveryReport> recovery)
      throws InterruptedException, ExecutionException {
    try {
      CompletableFuture.anyOf(lookedOnce, recovery).get(GIVE_UP_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("the drill's release is not seen to be well", e);
    }
  }

  private Drill judged(DrillCase each, Instant failed, RecoveryReport report) {
    if (report.incidents().isEmpty()) {
      return stopped.getAsBoolean()
          ? skipped(each, "stopped")
          : drill(
              each, Optional.empty(), new Measured(-1, -1, false), List.of("it was not noticed"));
    }
    Incident incident = report.incidents().get(0);
    double detected = Math.max(0, seconds(Duration.between(failed, incident.noticed())));
    boolean good = incident.outcome().isGood();
    double healed = good ? detected + seconds(incident.took()) : -1;
    boolean logs = logsSaved(incident);
    List<String> reasons = new ArrayList<>();
    check(
        reasons,
        incident.failure().equals(each.course().runbook()),
        "taken for " + incident.failure());
    check(reasons, detected <= DETECT_SECONDS, "noticed too late");
    check(reasons, logs, "no logs were kept before it was acted upon");
    check(reasons, good, "not healed: " + incident.note());
    check(reasons, healed <= HEAL_SECONDS, "healed too late");
    check(reasons, !good || isWell(), "the recovery says it is well, and it does not answer");
    check(reasons, !good || world.database().keepsItsData(), "data are missing afterwards");
    return drill(each, Optional.of(incident), new Measured(detected, healed, logs), reasons);
  }

  private static void check(List<String> reasons, boolean holds, String otherwise) {
    if (!holds) {
      reasons.add(otherwise);
    }
  }

  /** Asked by the drill itself, not by what is being tested. */
  private boolean isWell() {
    return world.site().look().has(Sign.PROBE_HEALTHY, true);
  }

  private static boolean logsSaved(Incident incident) {
    if (incident.evidence().isEmpty()) {
      return false;
    }
    Path folder = Path.of(incident.evidence());
    Optional<Instant> first =
        incident.actions().stream().map(ActionTaken::at).min(Instant::compareTo);
    try {
      List<String> logs = Files.readAllLines(folder.resolve("logs.txt"));
      for (String log : logs) {
        Instant written = Files.getLastModifiedTime(folder.resolve(log)).toInstant();
        if (Files.size(folder.resolve(log)) > 0 && first.map(written::isBefore).orElse(true)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Seconds since the failure was made; negative for never. */
  private record Measured(double detected, double healed, boolean logs) {}

  private static Drill drill(
      DrillCase each, Optional<Incident> incident, Measured measured, List<String> reasons) {
    return new Drill(
        each.name(),
        each.made(),
        each.simulated(),
        incident.map(Incident::failure).orElse(""),
        measured.detected(),
        measured.healed(),
        measured.logs(),
        incident.map(DrillRun::done).orElse(List.of()),
        incident.map(found -> lower(found.outcome())).orElse(""),
        incident.map(Incident::evidence).orElse(""),
        reasons.isEmpty() ? Verdict.PASSED : Verdict.FAILED,
        String.join("; ", reasons));
  }

  private static List<String> done(Incident incident) {
    return incident.actions().stream().filter(ActionTaken::done).map(ActionTaken::action).toList();
  }

  private static Drill skipped(DrillCase each, String reason) {
    return new Drill(
        each.name(),
        each.made(),
        each.simulated(),
        "",
        -1,
        -1,
        false,
        List.of(),
        "",
        "",
        Verdict.SKIPPED,
        reason);
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Limits are a matter of the real release; every drill starts anew. */
  private static final class Forgetful implements DeedBook {
    private Deeds deeds = Deeds.NONE;

    @Override
    public Deeds read() {
      return deeds;
    }

    @Override
    public void write(Deeds next) {
      deeds = next;
    }
  }
}
