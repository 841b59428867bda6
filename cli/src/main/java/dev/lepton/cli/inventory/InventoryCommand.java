package dev.lepton.cli.inventory;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The inventory's commands. */
@Command(
    name = "inventory",
    mixinStandardHelpOptions = true,
    description = "What there is: servers, applications, who needs whom, and how busy they are.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ImportCommand.class, ShowCommand.class})
public final class InventoryCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say which: import or show.");
  }
}
