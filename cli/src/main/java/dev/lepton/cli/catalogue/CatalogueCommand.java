package dev.lepton.cli.catalogue;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The catalogue of prices. */
@Command(
    name = "catalogue",
    mixinStandardHelpOptions = true,
    description = {
      "Prices: what is known, of which day, from where; fresh ones can be imported.",
      "What was imported replaces the bundled list of its provider for every command that prices."
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      CatalogueImportCommand.class,
      CatalogueListCommand.class,
      CatalogueDiffCommand.class
    })
public final class CatalogueCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which: import, list or diff?");
  }
}
