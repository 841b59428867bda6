package dev.lepton.pipeline.cutover;

import dev.lepton.model.Phase;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

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
    events.emit(new Event.Audited(Phase.CUTOVER, "run hook " + name, command));
    try {
      // To a file: a command that hangs, or leaves a child behind, would keep a pipe open for ever.
      Path output = Files.createTempFile("lepton-hook", ".log");
      try {
        return outcome(command, output);
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }

  private Optional<String> outcome(String command, Path output)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("sh", "-c", command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    process.getOutputStream().close();
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      return Optional.of("it ran for more than " + patience.toSeconds() + " s");
    }
    String said = new String(Files.readAllBytes(output), StandardCharsets.UTF_8).strip();
    return process.exitValue() == 0
        ? Optional.empty()
        : Optional.of("exit status " + process.exitValue() + ": " + said);
  }
}
