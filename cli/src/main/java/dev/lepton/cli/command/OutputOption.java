package dev.lepton.cli.command;

import dev.lepton.cli.output.Format;
import dev.lepton.cli.output.Printer;
import dev.lepton.cli.terminal.Terminal;
import java.util.List;
import picocli.CommandLine.Option;

/** How the outcome is printed on standard output. */
public final class OutputOption {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table, json or yaml (default: ${DEFAULT-VALUE}).")
  private Format format = Format.TABLE;

  /** Prints the document, or the lines where a table is wanted. */
  public void print(Terminal terminal, Object document, List<String> table) {
    new Printer(terminal.out(), format).print(document, table);
  }
}
