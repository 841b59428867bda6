package dev.lepton.assess.config;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** JSON and YAML as a stream of tokens: aliases are not expanded, so a small file stays small. */
final class TokenReader {
  private static final ObjectMapper JSON = new JsonMapper();
  private static final ObjectMapper YAML = new YAMLMapper();

  private final Deque<String> path = new ArrayDeque<>();
  private final Deque<Integer> indices = new ArrayDeque<>();
  private final List<Setting> settings = new ArrayList<>();

  private TokenReader() {}

  static List<Setting> read(Format format, String text, List<String> problems) {
    TokenReader reader = new TokenReader();
    ObjectMapper mapper = format == Format.YAML ? YAML : JSON;
    try (JsonParser parser = mapper.createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        reader.take(parser, token);
      }
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
      problems.add(line + ": is not valid " + format + "; it was read up to here");
    }
    return reader.settings;
  }

  private void take(JsonParser parser, JsonToken token) {
    switch (token) {
      case START_OBJECT -> enter(-1);
      case START_ARRAY -> enter(0);
      case END_OBJECT -> {
        indices.pop();
        leaveValue();
      }
      case END_ARRAY -> {
        path.pop();
        indices.pop();
        leaveValue();
      }
      case PROPERTY_NAME -> path.push(parser.currentName());
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE -> {
        settings.add(
            new Setting(key(), parser.getString(), parser.currentTokenLocation().getLineNr()));
        leaveValue();
      }
      default -> leaveValue();
    }
  }

  /** A property's value stands at the property's path; an array's element at its index. */
  private void enter(int index) {
    indices.push(index);
    if (index >= 0) {
      path.push("[" + index + "]");
    }
  }

  private void leaveValue() {
    if (!path.isEmpty() && !indices.isEmpty() && indices.element() < 0) {
      path.pop();
    } else if (!indices.isEmpty()) {
      path.pop();
      int next = indices.pop() + 1;
      indices.push(next);
      path.push("[" + next + "]");
    }
  }

  private String key() {
    StringBuilder key = new StringBuilder();
    path.descendingIterator()
        .forEachRemaining(
            part -> key.append(part.startsWith("[") || key.isEmpty() ? "" : ".").append(part));
    return key.toString();
  }
}
