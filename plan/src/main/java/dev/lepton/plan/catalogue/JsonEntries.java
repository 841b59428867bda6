package dev.lepton.plan.catalogue;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads price files of any size entry by entry: an answer, an array of answers, or one after the
 * other. Stateless.
 */
final class JsonEntries {
  /** Reads one value after the other out of a larger one. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private JsonEntries() {}

  /** Looks at the whole of a file. */
  interface Reading {
    void read(JsonParser json) throws IOException;
  }

  /** Takes an entry and where it is, as file and line. */
  interface Use {
    void entry(JsonNode entry, String place);
  }

  /**
   * @throws LeptonException CONFIG_UNREADABLE if the file is no JSON
   */
  static void read(Path file, Reading reading) {
    try (InputStream in = Files.newInputStream(file);
        JsonParser json = MAPPER.createParser(in)) {
      reading.read(json);
    } catch (IOException | JacksonException e) {
      throw new LeptonException(
          ErrorCode.CONFIG_UNREADABLE,
          "the price file is no JSON: " + e.getMessage(),
          file.toString(),
          "download it again",
          e);
    }
  }

  /** The first of these names that an answer has; empty if it has none. */
  static Optional<String> first(Path file, Set<String> names) {
    String[] found = new String[1];
    read(
        file,
        json -> {
          while (found[0] == null && json.nextToken() != null) {
            if (json.currentToken() == JsonToken.PROPERTY_NAME) {
              found[0] = names.contains(json.currentName()) ? json.currentName() : null;
              json.nextToken();
              json.skipChildren();
            }
          }
        });
    return Optional.ofNullable(found[0]);
  }

  /**
   * @param list the name of the answers' array
   * @param values takes the plain values beside it, by name
   */
  static void each(Path file, String list, Use use, BiConsumer<String, String> values) {
    read(
        file,
        json -> {
          while (json.nextToken() != null) {
            if (json.currentToken() == JsonToken.PROPERTY_NAME) {
              String name = json.currentName();
              JsonToken value = json.nextToken();
              if (name.equals(list) && value == JsonToken.START_ARRAY) {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                  entry(file, json, use);
                }
              } else if (value.isScalarValue()) {
                values.accept(name, json.getString());
              } else {
                json.skipChildren();
              }
            }
          }
        });
  }

  /** Of the object that is begun, each field by its name. */
  static void fields(Path file, JsonParser json, Field use) {
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      json.nextToken();
      entry(file, json, (entry, place) -> use.field(name, entry, place));
    }
  }

  /** Takes a field, and where it is. */
  interface Field {
    void field(String name, JsonNode value, String place);
  }

  private static void entry(Path file, JsonParser json, Use use) {
    String place = file + ":" + json.currentTokenLocation().getLineNr();
    use.entry(MAPPER.readTree(json), place);
  }
}
