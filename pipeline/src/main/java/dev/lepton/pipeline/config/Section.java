package dev.lepton.pipeline.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * One mapping of a document that already satisfies the schema.
 *
 * @param pointer JSON pointer of the mapping
 */
record Section(JsonNode node, String pointer) {

  Section section(String key) {
    return new Section(node.path(key), pointer + "/" + key);
  }

  boolean present() {
    return node.isObject();
  }

  Optional<String> text(String key) {
    JsonNode value = node.path(key);
    return value.isMissingNode() || value.isNull()
        ? Optional.empty()
        : Optional.of(value.asString());
  }

  String text(String key, String otherwise) {
    return text(key).orElse(otherwise);
  }

  Optional<Double> number(String key) {
    JsonNode value = node.path(key);
    return value.isNumber() ? Optional.of(value.asDouble()) : Optional.empty();
  }

  double number(String key, double otherwise) {
    return number(key).orElse(otherwise);
  }

  Optional<Integer> integer(String key) {
    return number(key).map(Double::intValue);
  }

  boolean flag(String key, boolean otherwise) {
    return node.path(key).asBoolean(otherwise);
  }

  Duration duration(String key, String otherwise) {
    return Durations.parse(text(key, otherwise));
  }

  List<String> texts(String key) {
    List<String> values = new ArrayList<>();
    node.path(key).forEach(value -> values.add(value.asString()));
    return List.copyOf(values);
  }

  <T> List<T> each(String key, Function<Section, T> bind) {
    List<T> values = new ArrayList<>();
    JsonNode items = node.path(key);
    for (int i = 0; i < items.size(); i++) {
      values.add(bind.apply(new Section(items.get(i), pointer + "/" + key + "/" + i)));
    }
    return List.copyOf(values);
  }

  Map<String, Double> numbers(String key) {
    Map<String, Double> values = new LinkedHashMap<>();
    node.path(key)
        .properties()
        .forEach(entry -> values.put(entry.getKey(), entry.getValue().asDouble()));
    return values;
  }

  Map<String, String> map(String key) {
    Map<String, String> values = new LinkedHashMap<>();
    node.path(key)
        .properties()
        .forEach(entry -> values.put(entry.getKey(), entry.getValue().asString()));
    return values;
  }
}
