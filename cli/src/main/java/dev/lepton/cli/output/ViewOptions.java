package dev.lepton.cli.output;

import dev.lepton.cli.terminal.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of commands whose outcome may also be a page: how it is shown, and where. */
public final class ViewOptions {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table, json, yaml or html (default: ${DEFAULT-VALUE}).")
  private View view = View.TABLE;

  @Mixin private OutFile out = new OutFile();

  /** How an outcome is shown. */
  enum View {
    TABLE,
    JSON,
    YAML,
    /** One file with everything in it, for a browser. */
    HTML
  }

  /** The file that is written, if one is. */
  public Optional<Path> out() {
    return out.path();
  }

  public boolean isPage() {
    return view == View.HTML;
  }

  /**
   * Writes the outcome where it was asked for.
   *
   * @param lines of the table
   * @param page for a browser; made only if it is asked for
   */
  public void show(Terminal terminal, Object document, List<String> lines, Supplier<String> page) {
    out.write(
        terminal,
        isPage() ? page.get() : Printer.text(Format.valueOf(view.name()), document, lines));
  }
}
