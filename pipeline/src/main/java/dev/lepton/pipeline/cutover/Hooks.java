package dev.lepton.pipeline.cutover;

import dev.lepton.model.Phase;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Runs the user's shell commands around the switch. */
final class Hooks {
  private static final int TIMEOUT_SECONDS = 60;

  private final EventSink events;

  Hooks(EventSink events) {
    this.events = events;
  }

  /**
   * @throws LeptonException PRECONDITION if the command fails or takes longer than a minute
   */
  void run(String name, String command) {
    events.emit(new Event.Audited(Phase.CUTOVER, "run hook " + name, command));
    try {
      Process process = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw vetoed(name, command, "it ran for more than " + TIMEOUT_SECONDS + " s");
      }
      if (process.exitValue() != 0) {
        throw vetoed(name, command, "exit status " + process.exitValue() + ": " + output.strip());
      }
    } catch (IOException e) {
      throw vetoed(name, command, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw vetoed(name, command, "interrupted");
    }
  }

  private static LeptonException vetoed(String name, String command, String why) {
    return new LeptonException(
        ErrorCode.APPROVAL_REQUIRED, "the hook " + name + " vetoed the switch: " + why, command, "look into it, then run again");
  }
}
