package dev.lepton.accept.security.packages;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What npm has installed. Stateless. */
final class NodePackage {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MOST_BYTES = 4 << 20;

  private NodePackage() {}

  static List<InstalledPackage> read(String where, InputStream content) throws IOException {
    try {
      JsonNode file = JSON.readTree(content.readNBytes(MOST_BYTES));
      String name = file.path("name").asString("");
      String version = file.path("version").asString("");
      return name.isEmpty() || version.isEmpty()
          ? List.of()
          : List.of(InstalledPackage.of("npm", name, version, where));
    } catch (JacksonException e) {
      throw new IOException("it is no JSON: " + e.getOriginalMessage(), e);
    }
  }
}
