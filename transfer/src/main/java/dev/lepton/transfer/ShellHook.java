package dev.lepton.transfer;

import dev.lepton.model.Phase;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A shell command of the user's around the switch. Immutable.
 *
 * @param step what it goes with; LEPTON_STEP to the command
 * @param environment further variables for the command, beside ours
 */
public record ShellHook(String step, String command, Map<String, String> environment) {
  private static final int SHOWN = 500;

  /**
   * Runs it to its end, or kills it and its children when the time is up.
   *
   * @return why it did not succeed; empty if it did
   */
  public Optional<String> run(Duration patience, EventSink events) {
    events.emit(new Event.Audited(Phase.CUTOVER, "run hook " + step, command));
    try {
      // To a file: a command that leaves a child behind would keep a pipe open for ever.
      Path output = Files.createTempFile("lepton-hook", ".log");
      try {
        return outcome(output, patience);
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

  private Optional<String> outcome(Path output, Duration patience)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    builder.environment().put("LEPTON_STEP", step);
    Process process = builder.start();
    process.getOutputStream().close();
    if (!process.waitFor(Math.max(1, patience.toMillis()), TimeUnit.MILLISECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      return Optional.of("it ran for more than " + patience.toMillis() / 1000.0 + " s");
    }
    String said = new String(Files.readAllBytes(output), StandardCharsets.UTF_8).strip();
    return process.exitValue() == 0
        ? Optional.empty()
        : Optional.of(
            "exit status "
                + process.exitValue()
                + ": "
                + (said.length() > SHOWN ? said.substring(0, SHOWN) + "…" : said));
  }
}
