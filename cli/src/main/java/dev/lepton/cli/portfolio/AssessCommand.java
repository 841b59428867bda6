package dev.lepton.cli.portfolio;

import dev.lepton.cli.command.PhaseCommand;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.Phase;
import picocli.CommandLine.Command;

/** Needs and findings of one application, or, by its command, of all. */
@Command(
    name = "assess",
    mixinStandardHelpOptions = true,
    description = {
      "Analyses the application: what is there, and must it change?",
      "Alone it is the phase of FILE; `assess portfolio` looks at all applications at once."
    },
    synopsisSubcommandLabel = "[COMMAND]",
    subcommands = PortfolioCommand.class)
public final class AssessCommand extends PhaseCommand {
  public AssessCommand(Terminal terminal) {
    super(terminal, Phase.ASSESS);
  }
}
