package dev.lepton.cli.output;

import dev.lepton.cli.terminal.Terminal;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of commands whose outcome may be a page or rows: how it is shown, and where. */
public final class SheetView {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table, json, yaml, html or csv (default: ${DEFAULT-VALUE}).")
  private Form form = Form.TABLE;

  @Mixin private OutFile out = new OutFile();

  /** How an outcome is shown. */
  enum Form {
    TABLE,
    JSON,
    YAML,
    /** One file with everything in it, for a browser. */
    HTML,
    CSV
  }

  /**
   * What can be shown; each is made only if it is asked for.
   *
   * @param lines of the table
   */
  public record Outcome(
      Supplier<?> document,
      Supplier<List<String>> lines,
      Supplier<String> page,
      Supplier<List<String>> rows) {}

  public void show(Terminal terminal, Outcome outcome) {
    out.write(
        terminal,
        switch (form) {
          case HTML -> outcome.page().get();
          case CSV -> String.join("\n", outcome.rows().get()) + "\n";
          case TABLE -> String.join("\n", outcome.lines().get()) + "\n";
          case JSON, YAML ->
              Printer.text(Format.valueOf(form.name()), outcome.document().get(), List.of());
        });
  }
}
