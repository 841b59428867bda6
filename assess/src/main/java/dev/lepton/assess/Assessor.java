package dev.lepton.assess;

import dev.lepton.assess.application.Application;
import dev.lepton.assess.application.ApplicationReader;
import dev.lepton.assess.findings.Found;
import dev.lepton.assess.findings.RuleGroup;
import dev.lepton.assess.portfolio.MigrationStrategy;
import dev.lepton.assess.profile.Profiler;
import dev.lepton.assess.source.SourceTree;
import dev.lepton.assess.source.SourceWalker;
import dev.lepton.assess.strategy.RiskRegister;
import dev.lepton.model.Phase;
import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.assessment.Decision;
import dev.lepton.model.assessment.Finding;
import dev.lepton.model.assessment.Profile;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.event.Progress;
import dev.lepton.model.migration.Migration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The assess phase: reads the application's source tree and says what it is made of, what must
 * change, whether to refactor, and what can go wrong. Equal input gives an equal document. Only
 * reads. Thread-safe if its sink is.
 */
public final class Assessor {
  private static final int FILES_PER_PROGRESS = 100;

  private final EventSink events;
  private final Function<Path, Found> rules;

  /**
   * @param events told of each step, of the progress in files, and of what could not be analysed
   * @param rules what our own rules find in a folder
   */
  public Assessor(EventSink events, Function<Path, Found> rules) {
    this.events = events;
    this.rules = rules;
  }

  /**
   * Assesses one application.
   *
   * @throws dev.lepton.model.error.LeptonException CONFIG_INVALID when the application's folder is
   *     missing or empty or {@code transform.refactor} is none of auto, always, never;
   *     CONFIG_UNREADABLE when the folder cannot be listed
   */
  public Assessment assess(Migration migration) {
    return assess(migration, read(migration));
  }

  /** Reads an application's files, and asks no rule yet; errors as of {@link #assess}. */
  public Application read(Migration migration) {
    Path folder = migration.application().path();
    SourceTree tree = step("walk", "find the application's files", () -> SourceWalker.walk(folder));
    return step("read", "read " + tree.files().size() + " files", () -> read(tree));
  }

  /**
   * Assesses an application of which the files have been read already.
   *
   * @throws dev.lepton.model.error.LeptonException CONFIG_INVALID when {@code transform.refactor}
   *     is none of auto, always, never
   */
  public Assessment assess(Migration migration, Application application) {
    Path folder = migration.application().path();
    Found found = step("examine", "apply our own rules", () -> rules.apply(folder));
    List<Finding> findings =
        found.findings().stream().map(finding -> weighed(finding, migration)).toList();
    Profile profile =
        step(
            "profile",
            "tell what it is made of",
            () -> Profiler.profile(application, migration.application().port()));
    Assessment examined =
        Assessment.undecided(migration.name(), profile, findings, missing(application, found));
    Decision decision =
        step("decide", "refactor or not", () -> MigrationStrategy.decide(migration, examined));
    note(findings, examined.notAnalysed());
    return examined.with(decision, RiskRegister.risks(migration, profile, findings));
  }

  /** Where the database moves, its address cannot stay in the code. */
  private static Finding weighed(Finding finding, Migration migration) {
    return !migration.databases().isEmpty() && RuleGroup.DATABASE_ADDRESS.has(finding)
        ? finding.with(Finding.Severity.MANDATORY, finding.machineFixable())
        : finding;
  }

  /** What is told of a file twice stands there once, but for what a rule missed. */
  private static List<String> missing(Application application, Found found) {
    List<String> read = application.notAnalysed();
    Stream<String> more =
        found.notAnalysed().stream()
            .filter(
                note ->
                    note.contains(": rule ")
                        || read.stream().noneMatch(other -> other.startsWith(fileOf(note))));
    return Stream.concat(read.stream(), more).distinct().sorted().toList();
  }

  private static String fileOf(String note) {
    int end = note.indexOf(": ");
    return end < 0 ? note : note.substring(0, end + 1);
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

  private void note(List<Finding> findings, List<String> missing) {
    long mandatory =
        findings.stream()
            .filter(finding -> finding.severity() == Finding.Severity.MANDATORY)
            .count();
    emit(Event.Level.INFO, findings.size() + " findings, " + mandatory + " of them mandatory");
    if (!missing.isEmpty()) {
      emit(
          Event.Level.WARNING,
          missing.size() + " not or not fully analysed, the first: " + missing.get(0));
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
