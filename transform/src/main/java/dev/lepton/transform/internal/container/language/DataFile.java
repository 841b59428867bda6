package dev.lepton.transform.internal.container.language;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.transform.internal.source.TextFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.toml.TomlMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads files of keys and values, whatever their format. Thread-safe. */
public final class DataFile {
  private static final ObjectMapper JSON = new JsonMapper();
  private static final ObjectMapper YAML = new YAMLMapper();
  private static final ObjectMapper TOML = new TomlMapper();

  private DataFile() {}

  /**
   * @return the content; a missing node when the file is empty
   * @throws LeptonException SOURCE_FAILED when the file is not well-formed
   */
  public static JsonNode read(TextFile file) {
    try {
      return reader(file.path()).readTree(file.content());
    } catch (JacksonException e) {
      throw new LeptonException(
          ErrorCode.SOURCE_FAILED,
          "The file cannot be read: " + e.getOriginalMessage(),
          file.path() + line(e),
          "Correct the file.",
          e);
    }
  }

  private static String line(JacksonException e) {
    return e.getLocation() == null || e.getLocation().getLineNr() < 1
        ? ""
        : ":" + e.getLocation().getLineNr();
  }

  private static ObjectMapper reader(String path) {
    if (path.endsWith(".toml") || path.endsWith(".lock")) {
      return TOML;
    }
    return path.endsWith(".json") ? JSON : YAML;
  }
}
