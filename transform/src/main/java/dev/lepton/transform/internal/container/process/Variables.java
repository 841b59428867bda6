package dev.lepton.transform.internal.container.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Environment variables, apart by whether their values may be shown. Immutable.
 *
 * @param open with their values
 * @param secrets names only: the values stay where they are
 */
public record Variables(Map<String, String> open, List<String> secrets) {
  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "(?i).*(pass(word|wd|phrase)?|pwd|secret|token|credential|api_?key|private_?key|access_?key|_key|_dsn)\\d*$");
  private static final Pattern SECRET_VALUE =
      Pattern.compile(
          "[a-zA-Z][\\w+.-]*://[^/@\\s]*:[^/@\\s]+@.*|.*-----BEGIN .*|(?i).*\\b(password|pwd)\\s*=.*");

  public Variables {
    open = Map.copyOf(open);
    secrets = List.copyOf(secrets);
  }

  /** Values that refer to another variable are no values. */
  static Variables of(Map<String, String> all) {
    Map<String, String> open = new TreeMap<>();
    List<String> secrets = new ArrayList<>();
    new TreeMap<>(all)
        .forEach(
            (name, value) -> {
              if (SECRET_NAME.matcher(name).matches() || SECRET_VALUE.matcher(value).matches()) {
                secrets.add(name);
              } else if (!value.contains("${")) {
                open.put(name, value);
              }
            });
    return new Variables(open, secrets);
  }
}
