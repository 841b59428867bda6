package dev.lepton.cli.accept;

import dev.lepton.cli.command.MigrationOptions;
import dev.lepton.cli.command.OutputOption;
import dev.lepton.cli.command.PhaseCommand;
import dev.lepton.cli.command.RunOptions;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.Phase;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The tests: a phase of a migration, or, by its subcommands, of anything. */
@Command(
    name = "accept",
    mixinStandardHelpOptions = true,
    description = {
      "Loads, compares and attacks the new release before anyone depends on it.",
      "Alone it is the phase of FILE; its commands need no file."
    },
    synopsisSubcommandLabel = "[COMMAND]",
    subcommands = {LoadCommand.class, FunctionalCommand.class, SecurityCommand.class})
public final class AcceptCommand implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private MigrationOptions migration = new MigrationOptions();
  @Mixin private RunOptions run = new RunOptions();
  @Mixin private OutputOption output = new OutputOption();

  public AcceptCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return PhaseCommand.run(terminal, Phase.ACCEPT, migration, run, output::print);
  }
}
