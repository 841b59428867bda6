package dev.lepton.transform.internal.container.image;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Dockerfile builds upon. Pure.
 *
 * @param all images of its stages, in their order; without scratch and without other stages
 * @param last what the last stage is built upon in the end: an image, or scratch
 */
public record BaseNames(List<String> all, String last) {
  private static final String SCRATCH = "scratch";
  private static final Pattern ARG = Pattern.compile("(\\w+)=\"?([^\"\\s]*)\"?");
  private static final Pattern FROM =
      Pattern.compile("(?:--\\S+\\s+)*(\\S+)(?:\\s+[aA][sS]\\s+(\\S+))?");
  private static final Pattern VARIABLE =
      Pattern.compile("\\$(?:\\{(\\w+)(?::?-([^}]*))?\\}|(\\w+))");

  /**
   * @param arguments values for the ARGs that come before the first stage
   */
  public static BaseNames of(String dockerfile, Map<String, String> arguments) {
    Map<String, String> values = new HashMap<>(arguments);
    Map<String, String> stages = new HashMap<>();
    Set<String> all = new LinkedHashSet<>();
    String last = SCRATCH;
    for (Instruction one : Instruction.in(dockerfile.lines().toList())) {
      Matcher argument = ARG.matcher(one.arguments());
      if (one.is("ARG") && argument.matches()) {
        values.putIfAbsent(argument.group(1), argument.group(2));
      }
      Matcher from = FROM.matcher(one.arguments());
      if (one.is("FROM") && from.matches()) {
        String image = resolved(from.group(1), values);
        last = stages.getOrDefault(image.toLowerCase(Locale.ROOT), image);
        if (from.group(2) != null) {
          stages.put(from.group(2).toLowerCase(Locale.ROOT), last);
        }
        all.add(last);
      }
    }
    all.remove(SCRATCH);
    return new BaseNames(new ArrayList<>(all), last);
  }

  private static String resolved(String image, Map<String, String> values) {
    return VARIABLE
        .matcher(image)
        .replaceAll(
            found -> {
              String name = found.group(1) == null ? found.group(3) : found.group(1);
              String otherwise = found.group(2) == null ? "" : found.group(2);
              return Matcher.quoteReplacement(values.getOrDefault(name, otherwise));
            });
  }
}
