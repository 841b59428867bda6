package dev.lepton.cli.operate;

import dev.lepton.cli.command.MigrationOptions;
import dev.lepton.cli.command.OutputOption;
import dev.lepton.cli.command.PhaseCommand;
import dev.lepton.cli.command.RunOptions;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.Phase;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What comes after the switch: a phase of a migration, or, by its subcommands, of anything. */
@Command(
    name = "operate",
    mixinStandardHelpOptions = true,
    description = {
      "Watches the new release after the switch, and goes back if it is worse.",
      "Alone it is the phase of FILE, as watch is; its other commands look after what runs."
    },
    synopsisSubcommandLabel = "[COMMAND]",
    subcommands = {
      WatchCommand.class,
      StatusCommand.class,
      CostCommand.class,
      RightsizeCommand.class,
      RecoverCommand.class,
      DrillCommand.class,
      BackupCommand.class
    })
public final class OperateCommand implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private MigrationOptions migration = new MigrationOptions();
  @Mixin private RunOptions run = new RunOptions();
  @Mixin private OutputOption output = new OutputOption();

  public OperateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return PhaseCommand.run(terminal, Phase.OPERATE, migration, run, output::print);
  }
}
