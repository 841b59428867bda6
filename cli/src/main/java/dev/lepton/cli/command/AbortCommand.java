package dev.lepton.cli.command;

import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.ExitCode;
import dev.lepton.pipeline.run.OpenMigration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Gives a migration up. */
@Command(
    name = "abort",
    mixinStandardHelpOptions = true,
    description =
        "Gives the migration up: removes what was made on the target, leaves the source as it was found.")
public final class AbortCommand implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private MigrationOptions migration = new MigrationOptions();
  @Mixin private RunOptions run = new RunOptions();

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
      open.abort();
    }
    terminal.err().println("aborted: the source is as it was found");
    return ExitCode.OK.status();
  }
}
