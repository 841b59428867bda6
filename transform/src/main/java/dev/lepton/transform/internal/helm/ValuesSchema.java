package dev.lepton.transform.internal.helm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The JSON Schema that Helm checks a user's values against. Pure. */
final class ValuesSchema {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private ValuesSchema() {}

  static String text(Map<String, Object> values) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "http://json-schema.org/draft-07/schema#");
    schema.putAll(object(values, ""));
    return MAPPER.writeValueAsString(schema) + "\n";
  }

  private static Map<String, Object> object(Map<?, ?> values, String name) {
    Map<String, Object> properties = new LinkedHashMap<>();
    values.forEach(
        (key, value) -> properties.put(String.valueOf(key), of(value, String.valueOf(key))));
    // What an application is configured with is its own affair; all else is the chart's.
    boolean open = name.equals("config") || name.equals("resources");
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    if (open) {
      schema.put(
          "additionalProperties",
          name.equals("config") ? Map.of("type", "string") : Map.of("type", "object"));
      return schema;
    }
    schema.put("additionalProperties", false);
    schema.put("required", List.copyOf(properties.keySet()));
    // Helm itself adds its own.
    if (name.isEmpty()) {
      properties.put("global", Map.of("type", "object"));
    }
    schema.put("properties", properties);
    return schema;
  }

  private static Map<String, Object> of(Object value, String name) {
    if (value instanceof Map<?, ?> map) {
      return object(map, name);
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    if (value instanceof Number) {
      schema.put("type", "integer");
      schema.put("minimum", 1);
    } else {
      schema.put("type", value instanceof Boolean ? "boolean" : "string");
    }
    return schema;
  }
}
