package dev.lepton.cli.command;

import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.ExitCode;
import dev.lepton.pipeline.run.OpenMigration;
import dev.lepton.pipeline.run.OpenMigration.Given;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Gives a migration up. */
@Command(
    name = "abort",
    mixinStandardHelpOptions = true,
    description =
        "Gives the migration up: removes what was made on the target, leaves the source as it was found.")
public final class AbortCommand implements Callable<Integer> {
  /** Of a source whose target was lost. */
  public static final String LEFT =
      "the source keeps nothing for the target any more; what was not taken back is told above";

  private final Terminal terminal;
  @Mixin private MigrationOptions migration = new MigrationOptions();
  @Mixin private RunOptions run = new RunOptions();

  @Option(
      names = "--target-lost",
      description =
          "The target's databases are gone for good: leave the sources without asking them.")
  private boolean targetLost;

  public AbortCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (OpenMigration open = migration.open(terminal, run)) {
      String name = open.context().migration().name();
      open.context()
          .gate()
          .approve("Abort " + name + "? Everything it made on the target is removed.", name);
      open.abort(targetLost ? Given.SOURCES : Given.ALL);
    }
    terminal.err().println("aborted: " + (targetLost ? LEFT : "the source is as it was found"));
    return ExitCode.OK.status();
  }
}
