package dev.lepton.cli.command;

import dev.lepton.cli.output.Format;
import dev.lepton.cli.output.Printer;
import dev.lepton.cli.terminal.Terminal;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** How an outcome that is a list of rows is printed on standard output. */
public final class SheetOption {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table, json, yaml or csv (default: ${DEFAULT-VALUE}).")
  private SheetFormat format = SheetFormat.TABLE;

  /** The formats of a document, and its rows alone. */
  enum SheetFormat {
    TABLE,
    JSON,
    YAML,
    CSV
  }

  /** Prints the document, its lines where a table is wanted, or its rows as CSV. */
  public void print(
      Terminal terminal, Object document, List<String> table, Supplier<List<String>> csv) {
    if (format == SheetFormat.CSV) {
      csv.get().forEach(terminal.out()::println);
    } else {
      new Printer(terminal.out(), Format.valueOf(format.name())).print(document, table);
    }
  }
}
