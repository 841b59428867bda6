package dev.lepton.deploy.internal.state;

import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A record kept in a file as JSON.
 *
 * @param type what it holds
 */
public record JsonFile<T>(Path path, Class<T> type) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /** What was written last; empty when nothing was, or when it was deleted. */
  public Optional<T> read() {
    return new StateFile(path).read().map(json -> MAPPER.readValue(json, type));
  }

  /** Replaces the content; on disk when this returns. */
  public void write(T value) {
    new StateFile(path).write(MAPPER.writeValueAsString(value));
  }

  public void delete() {
    new StateFile(path).delete();
  }
}
