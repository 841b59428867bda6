package dev.lepton.cli.plan;

import dev.lepton.cli.command.PlanPhaseCommand;
import dev.lepton.cli.terminal.Terminal;
import picocli.CommandLine.Command;

/** Platform, size and cost: a phase of a migration, or, by its subcommands, of any figures. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = {
      "Chooses the platform: where to, how large, at what cost?",
      "Alone it is the phase of FILE; its commands need no file."
    },
    synopsisSubcommandLabel = "[COMMAND]",
    subcommands = {
      ModelCommand.class,
      SizeCommand.class,
      PackCommand.class,
      CompareCommand.class,
      WavesCommand.class,
      CapacityCommand.class,
      TransferTimeCommand.class,
      PlatformCommand.class
    })
public final class PlanCommand extends PlanPhaseCommand {
  public PlanCommand(Terminal terminal) {
    super(terminal);
  }
}
