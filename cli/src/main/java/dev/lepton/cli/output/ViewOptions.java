package dev.lepton.cli.output;

import dev.lepton.cli.terminal.Terminal;
import dev.lepton.pipeline.workspace.Documents;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** Options of commands whose outcome may also be a page: how it is shown, and where. */
public final class ViewOptions {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table, json, yaml or html (default: ${DEFAULT-VALUE}).")
  private View view = View.TABLE;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Writes there instead of to standard output, and prints the path.")
  private Optional<Path> out = Optional.empty();

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
    return out;
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
    String text = isPage() ? page.get() : text(document, lines);
    out.ifPresentOrElse(
        file -> {
          Documents.writeAtomically(file.toAbsolutePath(), text);
          terminal.out().println(file);
        },
        () -> {
          terminal.out().print(text);
          terminal.out().flush();
        });
  }

  private String text(Object document, List<String> lines) {
    StringWriter text = new StringWriter();
    PrintWriter writer = new PrintWriter(text);
    new Printer(writer, Format.valueOf(view.name())).print(document, lines);
    writer.flush();
    return text.toString();
  }
}
