package dev.lepton.assess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.Phase;
import dev.lepton.model.event.Event;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventsTest {
  @TempDir private Path folder;
  private final List<Event> events = new ArrayList<>();

  @BeforeEach
  void assess() {
    new Sources(folder).file("a.py", "password = 'tiger-7'\n").file("b.kt", "val b = 1\n");
    Sources.assessor(events::add).assess(Migrations.of(folder).build());
  }

  @Test
  void everyStepStartsAndFinishes() {
    List<String> started =
        events.stream()
            .filter(Event.StepStarted.class::isInstance)
            .map(e -> ((Event.StepStarted) e).step())
            .toList();
    List<String> finished =
        events.stream()
            .filter(Event.StepFinished.class::isInstance)
            .map(e -> ((Event.StepFinished) e).step())
            .toList();
    assertThat(started)
        .isEqualTo(finished)
        .containsExactly("walk", "read", "examine", "profile", "decide");
    assertThat(events).allMatch(event -> event.phase() == Phase.ASSESS);
  }

  @Test
  void progressEndsAtTheNumberOfFiles() {
    assertThat(events)
        .filteredOn(Event.Progressed.class::isInstance)
        .last()
        .satisfies(e -> assertThat(((Event.Progressed) e).progress().rowsDone()).isEqualTo(2));
  }

  @Test
  void whatWasNotAnalysedIsNoted() {
    assertThat(events)
        .filteredOn(e -> e instanceof Event.Noted noted && noted.level() == Event.Level.WARNING)
        .singleElement()
        .satisfies(
            e -> assertThat(((Event.Noted) e).message()).contains("Kotlin: 1 file(s) counted"));
  }
}
