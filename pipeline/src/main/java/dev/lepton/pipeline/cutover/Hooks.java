package dev.lepton.pipeline.cutover;

import dev.lepton.model.Phase;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import dev.lepton.transfer.ShellHook;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Runs the user's shell commands around the switch. */
final class Hooks {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final EventSink events;
  private final Duration patience;

  Hooks(EventSink events) {
    this(events, PATIENCE);
  }

  Hooks(EventSink events, Duration patience) {
    this.events = events;
    this.patience = patience;
  }

  /**
   * Runs the command that may veto the switch.
   *
   * @throws LeptonException APPROVAL_REQUIRED if it fails or takes longer than a minute
   */
  void before(String command) {
    run("beforeHook", command)
        .ifPresent(
            failure -> {
              throw new LeptonException(
                  ErrorCode.APPROVAL_REQUIRED,
                  "the hook beforeHook vetoed the switch: " + failure,
                  command,
                  "look into it, then run again");
            });
  }

  /**
   * Runs the command that follows the switch. What is done is not undone: its failure is only told.
   */
  void after(String command) {
    run("afterHook", command)
        .ifPresent(
            failure ->
                events.emit(
                    new Event.Noted(
                        Phase.CUTOVER,
                        Event.Level.WARNING,
                        "the switch is done, but afterHook failed: "
                            + failure
                            + " ("
                            + command
                            + ")")));
  }

  /** Empty if the command succeeded, otherwise why it did not. */
  private Optional<String> run(String name, String command) {
    return new ShellHook(name, command, Map.of()).run(patience, events);
  }
}
