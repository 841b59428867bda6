package dev.lepton.cli.plan;

import dev.lepton.cli.command.PhaseCommand;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.Phase;
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
    subcommands = {ModelCommand.class, SizeCommand.class, PackCommand.class})
public final class PlanCommand extends PhaseCommand {
  public PlanCommand(Terminal terminal) {
    super(terminal, Phase.PLAN);
  }
}
