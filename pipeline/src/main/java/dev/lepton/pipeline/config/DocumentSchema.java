package dev.lepton.pipeline.config;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.lepton.model.error.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A shipped JSON Schema (draft-07) of a YAML document, and its violations in words. Immutable and
 * thread-safe.
 */
public final class DocumentSchema {
  /** Messages in the language of all others, whatever the machine speaks. */
  private static final SchemaRegistryConfig PLAIN =
      SchemaRegistryConfig.builder().locale(Locale.ROOT).build();

  private final String text;
  private final JsonNode tree;
  private final Schema schema;

  private DocumentSchema(String resource) {
    try (InputStream in = DocumentSchema.class.getResourceAsStream(resource)) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    tree = new JsonMapper().readTree(text);
    schema =
        SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_7, registry -> registry.schemaRegistryConfig(PLAIN))
            .getSchema(text, InputFormat.JSON);
  }

  /** Of migration.yaml. */
  public static DocumentSchema migration() {
    return new DocumentSchema("migration.schema.json");
  }

  /** Of a runbook. */
  public static DocumentSchema runbook() {
    return new DocumentSchema("runbook.schema.json");
  }

  /** The schema's text, for editors. */
  public String text() {
    return text;
  }

  JsonNode tree() {
    return tree;
  }

  /** Every violation, in the order of the lines. */
  List<Problem> problems(YamlTree document) {
    record Placed(Position at, Problem problem) {}
    List<Placed> found = new ArrayList<>();
    for (Error error : schema.validate(document.root())) {
      String pointer = pointer(error.getInstanceLocation().toString());
      String property = Optional.ofNullable(error.getProperty()).orElse("");
      boolean unknown = error.getKeyword().equals("additionalProperties");
      Position at = document.where(unknown ? pointer + "/" + property : pointer);
      found.add(new Placed(at, problem(error, pointer, property, at)));
    }
    found.sort(
        Comparator.comparingInt((Placed placed) -> placed.at().line())
            .thenComparing(placed -> placed.at().column()));
    return found.stream().map(Placed::problem).distinct().toList();
  }

  private Problem problem(Error error, String pointer, String property, Position at) {
    String name = pointer.isEmpty() ? "the document" : pointer.substring(1).replace('/', '.');
    String keyword = error.getKeyword();
    if (keyword.equals("additionalProperties")) {
      TreeSet<String> known = new TreeSet<>();
      error.getSchemaLocation();
      siblings(pointer).ifPresent(properties -> properties.propertyNames().forEach(known::add));
      String fix =
          DidYouMean.nearest(property, known)
              .map(word -> "did you mean \"" + word + "\"?")
              .orElse("known keys here: " + String.join(", ", known));
      return new Problem("unknown key \"" + property + "\" in " + name, at.toString(), fix);
    }
    if (keyword.equals("required")) {
      return new Problem(
          name + " lacks \"" + property + "\"", at.toString(), "add " + property + ": …");
    }
    return new Problem(name + ": " + plain(error), at.toString(), description(pointer));
  }

  private String plain(Error error) {
    JsonNode value = error.getInstanceNode();
    String shown = value == null || value.isContainer() ? "" : " (it is " + value + ")";
    String message = error.getMessage();
    return message.substring(message.indexOf(':') + 1).trim() + shown;
  }

  private String description(String pointer) {
    JsonNode node = at(pointer);
    String description = node.path("description").asString("");
    String choices =
        node.has("enum")
            ? "; one of " + node.get("enum")
            : node.has("const") ? "; must be " + node.get("const") : "";
    return description.isEmpty() && choices.isEmpty()
        ? "see the schema's description"
        : ("expected: " + description + choices).replace(": ;", ":");
  }

  private Optional<JsonNode> siblings(String pointer) {
    JsonNode properties = at(pointer).path("properties");
    return properties.isMissingNode() ? Optional.empty() : Optional.of(properties);
  }

  /** The schema node that describes an instance pointer. */
  private JsonNode at(String pointer) {
    JsonNode node = tree;
    for (String part : pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/")) {
      node = resolved(child(node, part));
    }
    return node;
  }

  private static JsonNode child(JsonNode node, String part) {
    if (node.has("items")) {
      return node.get("items");
    }
    JsonNode named = node.path("properties").path(part);
    return named.isMissingNode() ? node.path("additionalProperties") : named;
  }

  /** What a reference to a definition of the same schema stands for. */
  private JsonNode resolved(JsonNode node) {
    String reference = node.path("$ref").asString("");
    return reference.isEmpty() ? node : tree.at(reference.substring(1));
  }

  private static String pointer(String location) {
    return location.startsWith("/") ? location : "";
  }
}
