package dev.lepton.assess;

import dev.lepton.assess.application.Application;
import dev.lepton.assess.application.ApplicationReader;
import dev.lepton.assess.profile.Profiler;
import dev.lepton.assess.rules.RuleBook;
import dev.lepton.assess.rules.RuleRunner;
import dev.lepton.assess.source.SourceTree;
import dev.lepton.assess.source.SourceWalker;
import dev.lepton.assess.strategy.RiskRegister;
import dev.lepton.assess.strategy.StrategyChooser;
import dev.lepton.model.Phase;
import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.assessment.Decision;
import dev.lepton.model.assessment.Finding;
import dev.lepton.model.assessment.Profile;
import dev.lepton.model.assessment.Risk;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.event.Progress;
import dev.lepton.model.migration.Migration;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * The assess phase: reads the application's source tree and says what it is made of, what must
 * change, whether to refactor, and what can go wrong. Equal input gives an equal document. Only
 * reads. Thread-safe if its sink is.
 */
public final class Assessor {
  private static final int FILES_PER_PROGRESS = 100;

  private final EventSink events;

  /**
   * @param events told of each step, of the progress in files, and of what could not be analysed
   */
  public Assessor(EventSink events) {
    this.events = events;
  }

  /**
   * Assesses one application.
   *
   * @throws dev.lepton.model.error.LeptonException CONFIG_INVALID when the application's folder is
   *     missing or empty or {@code transform.refactor} is none of auto, always, never;
   *     CONFIG_UNREADABLE when the folder cannot be listed
   */
  public Assessment assess(Migration migration) {
    SourceTree tree =
        step(
            "walk",
            "find the application's files",
            () -> SourceWalker.walk(migration.application().path()));
    Application application =
        step("read", "read " + tree.files().size() + " files", () -> read(tree));
    List<Finding> findings =
        step(
            "examine",
            "apply " + RuleBook.rules().size() + " rules",
            () -> RuleRunner.run(RuleBook.rules(), application));
    Profile profile =
        step(
            "profile",
            "tell what it is made of",
            () -> Profiler.profile(application, migration.application().port()));
    Decision decision =
        step(
            "decide",
            "refactor or not",
            () -> StrategyChooser.choose(profile, findings, migration.transform().refactor()));
    List<Risk> risks = RiskRegister.risks(migration, profile, findings);
    note(findings, application);
    return new Assessment(
        migration.name(), profile, findings, decision, risks, application.notAnalysed());
  }

  private Application read(SourceTree tree) {
    int total = tree.files().size();
    return new ApplicationReader(tree)
        .read(
            done -> {
              if (done % FILES_PER_PROGRESS == 0 || done == total) {
                events.emit(
                    new Event.Progressed(Phase.ASSESS, "read", Progress.ofRows(done, total)));
              }
            });
  }

  private void note(List<Finding> findings, Application application) {
    long mandatory =
        findings.stream()
            .filter(finding -> finding.severity() == Finding.Severity.MANDATORY)
            .count();
    emit(Event.Level.INFO, findings.size() + " findings, " + mandatory + " of them mandatory");
    if (!application.notAnalysed().isEmpty()) {
      emit(
          Event.Level.WARNING,
          application.notAnalysed().size()
              + " not or not fully analysed, the first: "
              + application.notAnalysed().get(0));
    }
  }

  private void emit(Event.Level level, String message) {
    events.emit(new Event.Noted(Phase.ASSESS, level, message));
  }

  private <T> T step(String name, String description, Supplier<T> work) {
    events.emit(new Event.StepStarted(Phase.ASSESS, name, description));
    long start = System.nanoTime();
    T result = work.get();
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    events.emit(new Event.StepFinished(Phase.ASSESS, name, took, false));
    return result;
  }
}
