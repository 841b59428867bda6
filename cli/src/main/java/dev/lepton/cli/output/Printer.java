package dev.lepton.cli.output;

import dev.lepton.pipeline.workspace.Documents;
import java.io.PrintWriter;
import java.util.List;
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
      return;
    }
    JsonNode tree = Documents.mapper().valueToTree(document);
    ObjectNode versioned =
        Documents.mapper().createObjectNode().put("schemaVersion", Documents.SCHEMA_VERSION);
    if (tree.isObject()) {
      versioned.setAll((ObjectNode) tree);
    } else {
      versioned.set("items", tree);
    }
    out.println(
        format == Format.JSON
            ? Documents.mapper().writeValueAsString(versioned)
            : new YAMLMapper().writeValueAsString(versioned).stripTrailing());
  }
}
