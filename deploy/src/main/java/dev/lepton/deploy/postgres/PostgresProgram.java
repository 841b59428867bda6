package dev.lepton.deploy.postgres;

import dev.lepton.deploy.internal.process.ProcessLog;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the programs that come with the server.
 *
 * @param log where their output goes; never a pipe, which a server that goes on running would keep
 *     open
 */
record PostgresProgram(PostgresBinaries binaries, RunAs runAs, Path log) {

  /** Runs one to its end; returns whether it succeeded. */
  boolean run(String program, List<String> arguments) {
    List<String> command = new ArrayList<>(runAs.prefix());
    command.add(binaries.program(program).toString());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    // A folder that every account can enter; ours may be closed to the server's.
    builder.directory(binaries.home().toFile());
    builder
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .redirectInput(Path.of("/dev/null").toFile());
    builder.environment().keySet().retainAll(List.of("PATH", "TMPDIR"));
    builder.environment().put("LC_ALL", "C");
    try {
      return builder.start().waitFor() == 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LeptonException(
          ErrorCode.INTERRUPTED,
          "Interrupted while running " + program,
          log.toString(),
          "Run the command again.",
          e);
    }
  }

  /** The end of the output of the last run. */
  String output() {
    return new ProcessLog(log).block(15);
  }
}
