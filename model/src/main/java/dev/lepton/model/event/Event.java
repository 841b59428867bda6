package dev.lepton.model.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.lepton.model.Phase;
import java.time.Duration;

/**
 * Something that happened during a run. The terminal, the reports and {@code -o json} all render
 * these.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Event.PhaseStarted.class, name = "phaseStarted"),
  @JsonSubTypes.Type(value = Event.PhaseFinished.class, name = "phaseFinished"),
  @JsonSubTypes.Type(value = Event.StepStarted.class, name = "stepStarted"),
  @JsonSubTypes.Type(value = Event.StepFinished.class, name = "stepFinished"),
  @JsonSubTypes.Type(value = Event.Progressed.class, name = "progressed"),
  @JsonSubTypes.Type(value = Event.Noted.class, name = "noted"),
  @JsonSubTypes.Type(value = Event.Audited.class, name = "audited"),
})
public sealed interface Event {
  Phase phase();

  record PhaseStarted(Phase phase) implements Event {}

  /**
   * @param reused the phase's document was already there and is still valid; nothing was done again
   */
  record PhaseFinished(Phase phase, Duration took, boolean reused, String summary)
      implements Event {}

  record StepStarted(Phase phase, String step, String description) implements Event {}

  /**
   * @param reused the step had finished in an earlier attempt
   */
  record StepFinished(Phase phase, String step, Duration took, boolean reused) implements Event {}

  /** How far a step is. */
  record Progressed(Phase phase, String step, Progress progress) implements Event {}

  record Noted(Phase phase, Level level, String message) implements Event {}

  /**
   * An action worth an auditor's attention.
   *
   * @param action what was done, as a verb: "create slot", "switch traffic"
   * @param object what it was done to; never contains a secret
   */
  record Audited(Phase phase, String action, String object) implements Event {}

  /** How urgent a note is. */
  enum Level {
    INFO,
    WARNING
  }
}
