package dev.lepton.assess.ruleset;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of mustache that rule messages use: variables, dotted names, and comments. Unknown names
 * become nothing. Sections are not used by rules and stay as they are written.
 */
public final class Template {
  private static final Pattern TAG =
      Pattern.compile(
          "\\{\\{\\{\\s*([\\w.$@ -]+?)\\s*}}}|\\{\\{\\s*&?\\s*([\\w.$@ -]+?)\\s*}}|\\{\\{!.*?}}");

  private Template() {}

  /** Fills in the variables. */
  public static String render(String template, Map<String, Object> variables) {
    if (!template.contains("{{")) {
      return template;
    }
    Matcher matcher = TAG.matcher(template);
    StringBuilder text = new StringBuilder();
    while (matcher.find()) {
      String name = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
      String value = name == null ? "" : find(name, variables).map(String::valueOf).orElse("");
      matcher.appendReplacement(text, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(text).toString();
  }

  /** The names that a template uses, in order. */
  public static List<String> names(String template) {
    return TAG.matcher(template)
        .results()
        .map(result -> result.group(1) != null ? result.group(1) : result.group(2))
        .filter(name -> name != null)
        .toList();
  }

  private static Optional<Object> find(String name, Map<String, Object> variables) {
    Object value = variables.get(name);
    int dot = name.indexOf('.');
    if (value != null || dot < 0) {
      return Optional.ofNullable(value);
    }
    return variables.get(name.substring(0, dot)) instanceof Map<?, ?> inner
        ? Optional.ofNullable(inner.get(name.substring(dot + 1)))
        : Optional.empty();
  }
}
