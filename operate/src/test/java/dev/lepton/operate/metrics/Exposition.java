package dev.lepton.operate.metrics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A strict reader of Prometheus' text format 0.0.4: every sample needs a HELP and a TYPE line of
 * its family right before, no sample may come twice, no family may come in two places.
 */
final class Exposition {
  private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
  private static final String LABEL = "[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\\n]|\\\\[\\\\\"n])*\"";
  private static final String NUMBER = "[+-]?(?:\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?|Inf)|NaN";

  private static final Pattern HELP = Pattern.compile("# HELP (" + NAME + ") (\\S.*)");
  private static final Pattern TYPE =
      Pattern.compile("# TYPE (" + NAME + ") (counter|gauge|histogram|summary)");
  private static final Pattern SAMPLE =
      Pattern.compile("(" + NAME + ")(\\{" + LABEL + "(?:," + LABEL + ")*,?})? (" + NUMBER + ")");

  private final Map<String, String> types = new LinkedHashMap<>();
  private final Map<String, Double> samples = new LinkedHashMap<>();
  private String family = "";

  private Exposition() {}

  static Exposition parse(String text) {
    if (!text.isEmpty() && !text.endsWith("\n")) {
      throw new IllegalArgumentException("the last line has no line feed");
    }
    Exposition exposition = new Exposition();
    String help = "";
    for (String line : text.split("\n")) {
      Matcher helpLine = HELP.matcher(line);
      Matcher typeLine = TYPE.matcher(line);
      if (helpLine.matches()) {
        help = helpLine.group(1);
      } else if (typeLine.matches()) {
        exposition.begin(typeLine.group(1), typeLine.group(2), help);
      } else if (!line.isEmpty()) {
        exposition.sample(line);
      }
    }
    return exposition;
  }

  private void begin(String name, String type, String help) {
    if (!help.equals(name)) {
      throw new IllegalArgumentException("no HELP right before TYPE of " + name);
    }
    if (types.put(name, type) != null) {
      throw new IllegalArgumentException("a second family " + name);
    }
    family = name;
  }

  private void sample(String line) {
    Matcher sample = SAMPLE.matcher(line);
    if (!sample.matches()) {
      throw new IllegalArgumentException("no sample: " + line);
    }
    String suffix =
        switch (types.getOrDefault(family, "")) {
          case "histogram" -> "_(?:bucket|sum|count)";
          case "summary" -> "(?:_sum|_count)?";
          default -> "";
        };
    if (!sample.group(1).matches(Pattern.quote(family) + suffix)) {
      throw new IllegalArgumentException("outside its family " + family + ": " + line);
    }
    String labels = sample.group(2) == null ? "" : sample.group(2);
    double value = Double.parseDouble(sample.group(3).replace("Inf", "Infinity"));
    if (samples.put(sample.group(1) + labels, value) != null) {
      throw new IllegalArgumentException("twice: " + line);
    }
  }

  /** By family. */
  Map<String, String> types() {
    return types;
  }

  /** By name and labels, as written. */
  Map<String, Double> samples() {
    return samples;
  }
}
