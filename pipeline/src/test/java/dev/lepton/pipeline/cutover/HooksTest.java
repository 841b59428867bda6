package dev.lepton.pipeline.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class HooksTest {
  @Test
  @Timeout(20)
  void aHookThatHangsVetoesTheSwitchWhenItsTimeIsUp() {
    Hooks hooks = new Hooks(EventSink.none(), Duration.ofSeconds(1));

    LeptonException error =
        catchThrowableOfType(
            LeptonException.class, () -> hooks.before("echo started; sleep 60; true"));

    assertThat(error.code()).isEqualTo(ErrorCode.APPROVAL_REQUIRED);
    assertThat(error.getMessage()).contains("more than 1.0 s");
  }

  @Test
  @Timeout(20)
  void aHookMayLeaveSomethingRunning() {
    new Hooks(EventSink.none()).before("sleep 30 & true");
  }

  @Test
  void aFailureAfterTheSwitchIsToldWithWhatTheHookSaid() {
    List<Event> events = new ArrayList<>();

    new Hooks(events::add).after("echo no mail server; exit 4");

    assertThat(events)
        .filteredOn(Event.Noted.class::isInstance)
        .singleElement()
        .extracting(event -> ((Event.Noted) event).message())
        .asString()
        .contains("the switch is done", "exit status 4", "no mail server");
  }
}
