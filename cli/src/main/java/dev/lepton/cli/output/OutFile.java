package dev.lepton.cli.output;

import dev.lepton.cli.terminal.Terminal;
import dev.lepton.pipeline.workspace.Documents;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where an outcome is written. */
public final class OutFile {
  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Writes there instead of to standard output, and prints the path.")
  private Optional<Path> out = Optional.empty();

  /** The file that is written, if one is. */
  public Optional<Path> path() {
    return out;
  }

  public void write(Terminal terminal, String text) {
    out.ifPresentOrElse(
        file -> {
          Documents.writeAtomically(file.toAbsolutePath(), text);
          terminal.out().println(file);
        },
        () -> {
          terminal.out().print(text);
          terminal.out().flush();
        });
  }
}
