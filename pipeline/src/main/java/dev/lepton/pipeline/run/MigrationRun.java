package dev.lepton.pipeline.run;

import dev.lepton.model.Phase;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.Event;
import dev.lepton.pipeline.journal.FinishedPhase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs the phases of one migration in order. A phase whose inputs have not changed since it
 * finished is not run again, so that the same call both starts and resumes. Not thread-safe; the
 * caller holds the workspace's lock.
 */
public final class MigrationRun {
  private final RunContext context;
  private final List<PhaseRunner<?>> phases;

  public MigrationRun(RunContext context, MigrationSession session) {
    this.context = context;
    ReleaseEnvironment environment = new ReleaseEnvironment(context.migration(), context.secrets());
    this.phases =
        List.of(
            new AssessPhase(context),
            new PlanPhase(context),
            new TransformPhase(context),
            new TransferPhase(context, session),
            new DeployPhase(context, session, environment),
            new AcceptPhase(context, session, environment),
            new CutoverPhase(context, session),
            new OperatePhase(context, session));
  }

  /** Runs every phase up to and including the given one. */
  public void runUntil(Phase last) {
    requireNotFallenBack();
    for (PhaseRunner<?> runner : phases) {
      if (runner.phase().compareTo(last) <= 0) {
        runOrReuse(runner);
      }
    }
  }

  /**
   * Runs one phase on the saved documents of those before it.
   *
   * @throws LeptonException DOCUMENT_MISSING if one is not there, PLAN_STALE if the inputs of one
   *     have changed since
   */
  public void runOnly(Phase phase) {
    requireNotFallenBack();
    for (PhaseRunner<?> runner : phases) {
      if (runner.phase().compareTo(phase) < 0) {
        requireFresh(runner);
      } else if (runner.phase() == phase) {
        runOrReuse(runner);
      }
    }
  }

  /** What {@link #runUntil} would do, without doing it. */
  public List<PlannedPhase> dryRun(Phase last) {
    List<PlannedPhase> planned = new ArrayList<>();
    boolean stale = false;
    for (PhaseRunner<?> runner : phases) {
      if (runner.phase().compareTo(last) > 0) {
        break;
      }
      if (!stale && reusable(runner).isPresent()) {
        planned.add(new PlannedPhase(runner.phase(), "reuse", reuseReason(runner.phase())));
      } else {
        planned.add(new PlannedPhase(runner.phase(), "run", runner.phase().question()));
        stale = true;
      }
    }
    return planned;
  }

  private <D> void runOrReuse(PhaseRunner<D> runner) {
    context.events().emit(new Event.PhaseStarted(runner.phase()));
    long start = System.nanoTime();
    Optional<D> saved = reusable(runner);
    D document = saved.isPresent() ? saved.get() : run(runner);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    context
        .events()
        .emit(
            new Event.PhaseFinished(
                runner.phase(), took, saved.isPresent(), runner.summary(document)));
  }

  private <D> D run(PhaseRunner<D> runner) {
    long start = System.nanoTime();
    String inputHash = runner.inputHash();
    D document = runner.run(inputHash);
    // First the document, then the journal: a phase the journal calls finished always has one.
    context.documents().write(runner.phase(), inputHash, document);
    context
        .journal()
        .finishPhase(runner.phase(), inputHash, Duration.ofNanos(System.nanoTime() - start));
    return document;
  }

  private <D> Optional<D> reusable(PhaseRunner<D> runner) {
    Optional<FinishedPhase> finished = context.journal().finished(runner.phase());
    if (finished.isEmpty()) {
      return Optional.empty();
    }
    if (isHistory(runner.phase())) {
      // The application already runs on the outcome; what led there is history and is not made
      // again.
      return context.documents().read(runner.phase(), runner.type());
    }
    if (!finished.get().inputHash().equals(runner.inputHash())) {
      return Optional.empty();
    }
    return context.documents().read(runner.phase(), runner.type()).filter(runner::stillStands);
  }

  private boolean isHistory(Phase phase) {
    return phase.compareTo(Phase.CUTOVER) <= 0 && SwitchState.happened(context.journal());
  }

  private String reuseReason(Phase phase) {
    return isHistory(phase)
        ? "the application has been switched to its outcome"
        : "finished, and its inputs have not changed";
  }

  private <D> void requireFresh(PhaseRunner<D> runner) {
    FinishedPhase finished =
        context
            .journal()
            .finished(runner.phase())
            .orElseThrow(
                () ->
                    new LeptonException(
                        ErrorCode.DOCUMENT_MISSING,
                        "the " + runner.phase().id() + " phase has not finished yet",
                        context.documents().file(runner.phase()).toString(),
                        "run `lepton "
                            + runner.phase().id()
                            + "` first, or `lepton migrate` for all"));
    boolean switched = SwitchState.happened(context.journal());
    if (!switched && !finished.inputHash().equals(runner.inputHash())) {
      throw new LeptonException(
          ErrorCode.PLAN_STALE,
          "what the "
              + runner.phase().id()
              + " document was made from has changed since"
              + changed(runner),
          context.documents().file(runner.phase()).toString(),
          "run `lepton " + runner.phase().id() + "` again, or `lepton migrate` for all");
    }
  }

  private <D> String changed(PhaseRunner<D> runner) {
    List<String> changed =
        context
            .documents()
            .read(runner.phase(), runner.type())
            .map(runner::changed)
            .orElse(List.of());
    return changed.isEmpty() ? "" : ": " + String.join(", ", changed);
  }

  private void requireNotFallenBack() {
    if (FallBack.happened(context)) {
      throw new LeptonException(
          ErrorCode.PLAN_STALE,
          "this migration went back to its source; the target no longer follows",
          context.workspace().root().toString(),
          "clear it with `lepton abort`, then migrate again");
    }
  }
}
