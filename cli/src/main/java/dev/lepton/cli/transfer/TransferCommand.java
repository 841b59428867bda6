package dev.lepton.cli.transfer;

import dev.lepton.cli.command.PhaseCommand;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.Phase;
import picocli.CommandLine.Command;

/** The data: a phase of a migration, or, by its subcommands, of any two databases. */
@Command(
    name = "transfer",
    mixinStandardHelpOptions = true,
    description = {
      "Backs up, copies, follows and verifies the data.",
      "Alone it is the phase of FILE; its commands need no file, only --source and --target."
    },
    synopsisSubcommandLabel = "[COMMAND]",
    subcommands = {
      AssessCommand.class,
      CopyCommand.class,
      FollowCommand.class,
      VerifyCommand.class,
      MoveStatusCommand.class,
      SteerCommand.Pause.class,
      SteerCommand.Resume.class,
      SteerCommand.Throttle.class,
      SwitchCommand.Cutover.class,
      SwitchCommand.Fallback.class,
      EndCommand.Finish.class,
      EndCommand.Abort.class,
    })
public final class TransferCommand extends PhaseCommand {
  public TransferCommand(Terminal terminal) {
    super(terminal, Phase.TRANSFER);
  }
}
