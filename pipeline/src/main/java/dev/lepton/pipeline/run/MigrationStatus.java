package dev.lepton.pipeline.run;

import dev.lepton.model.Phase;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.Progress;
import dev.lepton.pipeline.journal.FinishedPhase;
import dev.lepton.pipeline.journal.Journal;
import dev.lepton.pipeline.journal.RunRecord;
import dev.lepton.pipeline.workspace.Documents;
import dev.lepton.pipeline.workspace.Workspace;
import dev.lepton.pipeline.workspace.WorkspaceLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Where a migration stands, read without disturbing a run.
 *
 * @param running whether a process works on it now
 * @param auditIntact whether the journal's hash chain holds
 * @param next the command that goes on from here
 */
public record MigrationStatus(
    String workspace,
    boolean running,
    List<PhaseStatus> phases,
    Optional<Current> current,
    Optional<RunRecord> lastRun,
    boolean auditIntact,
    String next) {

  /**
   * @param state done, or to do
   */
  public record PhaseStatus(Phase phase, String state, Optional<Double> seconds) {}

  /** What the running process is busy with. */
  public record Current(Phase phase, String step, Progress progress) {}

  public static MigrationStatus read(Workspace workspace) {
    if (!Files.exists(workspace.journal())) {
      throw new LeptonException(
          ErrorCode.DOCUMENT_MISSING,
          "no migration has been started here",
          workspace.root().toString(),
          "start one with `lepton migrate`");
    }
    boolean running = running(workspace);
    try (Journal journal = Journal.open(workspace.journal(), Clock.systemUTC())) {
      Map<Phase, FinishedPhase> finished =
          journal.finishedPhases().stream()
              .collect(Collectors.toMap(FinishedPhase::phase, Function.identity()));
      List<PhaseStatus> phases = new ArrayList<>();
      for (Phase phase : Phase.values()) {
        Optional<FinishedPhase> done = Optional.ofNullable(finished.get(phase));
        phases.add(
            new PhaseStatus(
                phase, done.isPresent() ? "done" : "to do", done.map(FinishedPhase::seconds)));
      }
      List<RunRecord> runs = journal.runs();
      boolean fellBack = journal.step(Phase.CUTOVER, FallBack.FELL_BACK, "").isPresent();
      return new MigrationStatus(
          workspace.root().toString(),
          running,
          phases,
          running ? current(workspace) : Optional.empty(),
          runs.isEmpty() ? Optional.empty() : Optional.of(runs.get(runs.size() - 1)),
          journal.brokenAt().isEmpty(),
          running
              ? "wait, or look again"
              : next(finished, fellBack, SwitchState.happened(journal)));
    }
  }

  private static String next(
      Map<Phase, FinishedPhase> finished, boolean fellBack, boolean switched) {
    if (fellBack) {
      return "lepton abort";
    }
    if (!finished.containsKey(Phase.OPERATE)) {
      return "lepton migrate";
    }
    return switched
        ? "lepton cutover --finish (closes the way back), or lepton cutover --back"
        : "nothing: the new release is up; lepton abort takes it away";
  }

  private static boolean running(Workspace workspace) {
    try (WorkspaceLock lock = WorkspaceLock.acquire(workspace)) {
      return false;
    } catch (LeptonException e) {
      return e.code() == ErrorCode.ALREADY_RUNNING;
    }
  }

  private static Optional<Current> current(Workspace workspace) {
    Path file = workspace.root().resolve("progress.json");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      var snapshot =
          Documents.mapper().readValue(Files.readString(file), LiveProgress.Snapshot.class);
      var progressed = snapshot.progressed();
      return Optional.of(new Current(progressed.phase(), progressed.step(), progressed.progress()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
