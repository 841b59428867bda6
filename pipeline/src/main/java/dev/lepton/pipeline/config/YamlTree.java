package dev.lepton.pipeline.config;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A parsed YAML document that still knows where everything stood.
 *
 * @param positions by JSON pointer; the pointer of a mapping's value gives the place of its key
 */
record YamlTree(JsonNode root, Map<String, Position> positions) {

  /** The place of a pointer or, when it is absent, of its nearest ancestor that is there. */
  Position where(String pointer) {
    String candidate = pointer;
    while (!positions.containsKey(candidate) && !candidate.isEmpty()) {
      candidate = candidate.substring(0, candidate.lastIndexOf('/'));
    }
    return positions.getOrDefault(candidate, new Position("migration.yaml", 1, 1));
  }
}
