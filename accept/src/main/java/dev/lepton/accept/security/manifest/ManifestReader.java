package dev.lepton.accept.security.manifest;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectReader;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads a folder of YAML files, several documents and lists in a file included. */
final class ManifestReader {
  private static final ObjectReader READER = new YAMLMapper().readerFor(JsonNode.class);

  private final List<Manifest> manifests = new ArrayList<>();
  private final List<String> unreadable = new ArrayList<>();

  private ManifestReader() {}

  /**
   * @param files to read, by the names that findings call them
   * @throws LeptonException DOCUMENT_MISSING when a file cannot be read at all
   */
  static ManifestReader read(Map<String, Path> files) {
    ManifestReader reader = new ManifestReader();
    files.forEach(
        (name, file) -> {
          try {
            reader.add(name, Files.readString(file, StandardCharsets.UTF_8));
          } catch (IOException e) {
            throw new LeptonException(
                ErrorCode.DOCUMENT_MISSING,
                "the manifests cannot be read: " + e.getMessage(),
                file.toString(),
                "make the file readable UTF-8 text, or run the transform phase again",
                e);
          }
        });
    return reader;
  }

  private void add(String file, String text) {
    try (MappingIterator<JsonNode> documents = READER.readValues(text)) {
      documents.forEachRemaining(document -> add(file, document));
    } catch (JacksonException e) {
      unreadable.add(file + ": " + e.getOriginalMessage());
    }
  }

  private void add(String file, JsonNode document) {
    if (document.path("kind").asString("").equals("List")) {
      document.path("items").forEach(item -> add(file, item));
    } else if (document.isObject()) {
      manifests.add(new Manifest(file, document));
    }
  }

  List<Manifest> manifests() {
    return List.copyOf(manifests);
  }

  /** File and reason of what is no YAML. */
  List<String> unreadable() {
    return List.copyOf(unreadable);
  }
}
