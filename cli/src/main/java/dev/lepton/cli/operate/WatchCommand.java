package dev.lepton.cli.operate;

import dev.lepton.cli.command.PhaseCommand;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.Phase;
import picocli.CommandLine.Command;

/** The watch after the switch. */
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    description = "Watches the new release of FILE after the switch, and goes back if it is worse.")
public final class WatchCommand extends PhaseCommand {
  public WatchCommand(Terminal terminal) {
    super(terminal, Phase.OPERATE);
  }
}
