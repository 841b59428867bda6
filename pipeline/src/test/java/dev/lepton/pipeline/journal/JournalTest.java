package dev.lepton.pipeline.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.Phase;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.Progress;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  @TempDir Path folder;

  @Test
  void aFinishedPhaseIsKnownToTheNextProcess() {
    try (Journal journal = open()) {
      journal.beginRun("migrate");
      journal.finishPhase(Phase.PLAN, "abc", Duration.ofMillis(1500));
    }

    try (Journal journal = open()) {
      assertThat(journal.finished(Phase.PLAN))
          .hasValueSatisfying(
              done -> {
                assertThat(done.inputHash()).isEqualTo("abc");
                assertThat(done.seconds()).isEqualTo(1.5);
              });
      assertThat(journal.finished(Phase.TRANSFER)).isEmpty();
    }
  }

  @Test
  void aStepIsOnlyDoneForTheInputsItWasDoneOn() {
    try (Journal journal = open()) {
      journal.finishStep(Phase.TRANSFER, "backup/shop", "abc", "{}");

      assertThat(journal.step(Phase.TRANSFER, "backup/shop", "abc")).contains("{}");
      assertThat(journal.step(Phase.TRANSFER, "backup/shop", "other")).isEmpty();
    }
  }

  @Test
  void forgettingAPhaseForgetsItsSteps() {
    try (Journal journal = open()) {
      journal.beginRun("migrate");
      journal.finishPhase(Phase.TRANSFER, "abc", Duration.ZERO);
      journal.finishStep(Phase.TRANSFER, "backup", "abc", "{}");

      journal.forget(Phase.TRANSFER);

      assertThat(journal.finished(Phase.TRANSFER)).isEmpty();
      assertThat(journal.step(Phase.TRANSFER, "backup", "abc")).isEmpty();
    }
  }

  @Test
  void eventsSurviveWithTheirTypes() {
    Event audited = new Event.Audited(Phase.CUTOVER, "switch traffic", "forward");
    try (Journal journal = open()) {
      journal.beginRun("migrate");
      journal.emit(audited);
      journal.emit(new Event.Progressed(Phase.TRANSFER, "copy", Progress.ofRows(1, 2)));

      assertThat(journal.events())
          .singleElement()
          .extracting(RecordedEvent::event)
          .isEqualTo(audited);
    }
  }

  @Test
  void aChangedEventBreaksTheChainWhereItStands() throws SQLException {
    try (Journal journal = open()) {
      journal.beginRun("migrate");
      journal.emit(new Event.Audited(Phase.CUTOVER, "one", "x"));
      journal.emit(new Event.Audited(Phase.CUTOVER, "two", "x"));
      journal.emit(new Event.Audited(Phase.CUTOVER, "three", "x"));
      assertThat(journal.brokenAt()).isEmpty();
    }
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db"));
        var statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE event SET payload = replace(payload, 'two', 'zwei')");
    }

    try (Journal journal = open()) {
      assertThat(journal.brokenAt()).contains(2L);
    }
  }

  @Test
  void anApprovalHoldsOnlyForWhatWasApproved() {
    try (Journal journal = open()) {
      journal.approve("cutover", "abc", "ada");

      assertThat(journal.approved("cutover", "abc")).isTrue();
      assertThat(journal.approved("cutover", "changed")).isFalse();
    }
  }

  private Journal open() {
    return Journal.open(folder.resolve("journal.db"), Clock.systemUTC());
  }
}
