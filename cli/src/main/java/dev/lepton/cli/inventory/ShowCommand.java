package dev.lepton.cli.inventory;

import dev.lepton.assess.inventory.InventoryFiles;
import dev.lepton.cli.command.OutputOption;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.ExitCode;
import dev.lepton.model.inventory.Inventory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a saved inventory. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description =
        "Shows the inventory: sources, servers, applications; with NAME, all of one server and where each value comes from.")
public final class ShowCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "A server's name or id.")
  private String name = "";

  @Option(
      names = "--inventory",
      paramLabel = "FILE",
      description = "The saved inventory (default: ${DEFAULT-VALUE}).")
  private Path saved = InventoryView.DEFAULT;

  @Mixin private OutputOption output = new OutputOption();

  public ShowCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Inventory inventory = InventoryFiles.read(saved);
    InventoryView view = new InventoryView(inventory);
    if (!name.isEmpty()) {
      view.select(name, saved)
          .forEach(server -> output.print(terminal, server, ServerLines.of(server, inventory)));
      return ExitCode.OK.status();
    }
    List<String> lines = new ArrayList<>(view.servers());
    lines.add("");
    lines.addAll(view.summary(0));
    output.print(terminal, inventory, lines);
    return ExitCode.OK.status();
  }
}
