package dev.lepton.accept.functional;

import dev.lepton.accept.traffic.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares two answers to one request: status, headers, and bodies; JSON by its structure, where
 * the order of names and the spelling of numbers do not matter. Stateless and thread-safe.
 *
 * @param ignored what may differ
 */
record AnswerComparison(Ignored ignored) {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int MOST_SHOWN = 120;

  /** Something that differs; places are status, header names, JSON pointers, or lines. */
  record Found(String at, String before, String now) {}

  List<Found> compare(String request, Answer before, Answer now) {
    List<Found> found = new ArrayList<>();
    if (before.status() != now.status()) {
      found.add(new Found("status", String.valueOf(before.status()), String.valueOf(now.status())));
      return found;
    }
    headers(request, before, now, found);
    Optional<JsonNode> old = json(before);
    Optional<JsonNode> fresh = json(now);
    if (old.isPresent() && fresh.isPresent()) {
      values(request, JsonPointer.empty(), old.get(), fresh.get(), found);
    } else {
      lines(request, before, now, found);
    }
    return found;
  }

  private void headers(String request, Answer before, Answer now, List<Found> found) {
    Map<String, String> old = headers(request, before);
    Map<String, String> fresh = headers(request, now);
    Set<String> names = new TreeSet<>(old.keySet());
    names.addAll(fresh.keySet());
    for (String name : names) {
      String then = old.getOrDefault(name, "none");
      String today = fresh.getOrDefault(name, "none");
      if (!then.equals(today)) {
        found.add(new Found("header " + name, shown(then), shown(today)));
      }
    }
  }

  private Map<String, String> headers(String request, Answer answer) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Map.Entry<String, String> header : answer.headers()) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (!ignored.header(request, name)) {
        String value = ignored.cut(request, header.getValue());
        // "text/html; charset=UTF-8" and "text/html;charset=utf-8" say the same.
        String plain =
            name.equals("content-type")
                ? value.toLowerCase(Locale.ROOT).replaceAll("[\\s\"]", "")
                : value;
        headers.merge(name, plain, (one, two) -> one + ", " + two);
      }
    }
    return headers;
  }

  private static Optional<JsonNode> json(Answer answer) {
    String type = answer.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    if (!type.contains("json") || answer.body().length == 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(MAPPER.readTree(answer.body()));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private void values(
      String request, JsonPointer at, JsonNode before, JsonNode now, List<Found> found) {
    if (ignored.value(request, at.toString())) {
      return;
    }
    if (before.isObject() && now.isObject()) {
      Set<String> names = new TreeSet<>(before.propertyNames());
      names.addAll(now.propertyNames());
      for (String name : names) {
        values(request, at.appendProperty(name), before.path(name), now.path(name), found);
      }
    } else if (before.isArray() && now.isArray()) {
      for (int i = 0; i < Math.max(before.size(), now.size()); i++) {
        values(request, at.appendIndex(i), before.path(i), now.path(i), found);
      }
    } else if (!same(request, before, now)) {
      found.add(new Found(place(at), text(before), text(now)));
    }
  }

  private static String place(JsonPointer at) {
    return at.toString().isEmpty() ? "body" : at.toString();
  }

  private boolean same(String request, JsonNode before, JsonNode now) {
    if (before.isNumber() && now.isNumber()) {
      return before.decimalValue().compareTo(now.decimalValue()) == 0;
    }
    if (before.isString() && now.isString()) {
      return ignored.cut(request, before.asString()).equals(ignored.cut(request, now.asString()));
    }
    return before.equals(now);
  }

  private static String text(JsonNode value) {
    return value.isMissingNode() ? "none" : shown(value.toString());
  }

  private void lines(String request, Answer before, Answer now, List<Found> found) {
    List<String> old = ignored.cut(request, before.text()).lines().map(String::strip).toList();
    List<String> fresh = ignored.cut(request, now.text()).lines().map(String::strip).toList();
    for (int i = 0; i < Math.max(old.size(), fresh.size()); i++) {
      String then = i < old.size() ? old.get(i) : "none";
      String today = i < fresh.size() ? fresh.get(i) : "none";
      if (!then.equals(today)) {
        found.add(new Found("line " + (i + 1), shown(then), shown(today)));
        return;
      }
    }
  }

  private static String shown(String text) {
    return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
  }
}
