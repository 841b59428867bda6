package dev.lepton.cli.command;

import dev.lepton.cli.init.Initialiser;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.ExitCode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Starts a migration of the user's own application. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description =
        "Writes a commented migration.yaml, and its schema for editors, from what it finds in DIR.")
public final class InitCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      paramLabel = "DIR",
      defaultValue = ".",
      description = "The application's source tree (default: here).")
  private Path directory = Path.of(".");

  @Option(names = "--force", description = "Replace a migration.yaml that is there.")
  private boolean force;

  public InitCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Path written = new Initialiser(terminal.environment()).write(directory, force);
    terminal.out().println(written);
    terminal
        .err()
        .println(
            "next: look it over, fill in what is commented out, then `lepton migrate -f "
                + written
                + " --dry-run`");
    return ExitCode.OK.status();
  }
}
