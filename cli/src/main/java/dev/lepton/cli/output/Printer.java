package dev.lepton.cli.output;

import dev.lepton.pipeline.workspace.Documents;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Prints documents to standard output. */
public record Printer(PrintWriter out, Format format) {

  /**
   * Prints the document as JSON or YAML, with the schema version first, or the given lines as they
   * are.
   */
  public void print(Object document, List<String> table) {
    if (format == Format.TABLE) {
      table.forEach(out::println);
    } else {
      out.print(text(format, document, table));
      out.flush();
    }
  }

  /** The same as a text. */
  public static String text(Format format, Object document, List<String> table) {
    if (format == Format.TABLE) {
      return table.stream()
          .map(line -> line + System.lineSeparator())
          .collect(Collectors.joining());
    }
    JsonNode tree = Documents.mapper().valueToTree(document);
    ObjectNode versioned =
        Documents.mapper().createObjectNode().put("schemaVersion", Documents.SCHEMA_VERSION);
    if (tree.isObject()) {
      versioned.setAll((ObjectNode) tree);
    } else {
      versioned.set("items", tree);
    }
    return (format == Format.JSON
            ? Documents.mapper().writeValueAsString(versioned)
            : new YAMLMapper().writeValueAsString(versioned).stripTrailing())
        + System.lineSeparator();
  }
}
