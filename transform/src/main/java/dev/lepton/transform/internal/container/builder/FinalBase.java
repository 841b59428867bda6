package dev.lepton.transform.internal.container.builder;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the last stage of a Dockerfile is built upon. Pure. */
final class FinalBase {
  private static final Pattern ARG = Pattern.compile("(?i)^ARG\\s+(\\w+)=\"?([^\"\\s]*)\"?\\s*$");
  private static final Pattern FROM =
      Pattern.compile("(?i)^FROM\\s+(?:--\\S+\\s+)*(\\S+)(?:\\s+AS\\s+(\\S+))?\\s*$");
  private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{(\\w+)\\}|(\\w+))");

  private FinalBase() {}

  /**
   * @param arguments values for the ARGs that come before the first stage
   * @return an image's name, or scratch
   */
  static String of(String dockerfile, Map<String, String> arguments) {
    Map<String, String> values = new HashMap<>();
    Map<String, String> stages = new HashMap<>();
    String last = "scratch";
    for (String line : dockerfile.lines().map(String::strip).toList()) {
      Matcher argument = ARG.matcher(line);
      if (argument.matches()) {
        values.putIfAbsent(argument.group(1), argument.group(2));
      }
      Matcher from = FROM.matcher(line);
      if (from.matches()) {
        values.putAll(arguments);
        String image = resolved(from.group(1), values);
        last = stages.getOrDefault(image, image);
        for (String name : from.group(2) == null ? List.<String>of() : List.of(from.group(2))) {
          stages.put(name, last);
        }
      }
    }
    return last;
  }

  private static String resolved(String image, Map<String, String> values) {
    return VARIABLE
        .matcher(image)
        .replaceAll(
            found -> {
              String name = found.group(1) == null ? found.group(2) : found.group(1);
              return Matcher.quoteReplacement(values.getOrDefault(name, ""));
            });
  }
}
