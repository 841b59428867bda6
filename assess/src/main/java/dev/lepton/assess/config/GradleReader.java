package dev.lepton.assess.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Gradle script states in its usual short forms: {@code dependency.GROUP:NAME}, {@code
 * plugin.ID}, {@code java} and {@code mainClass}. Anything computed is not seen.
 */
final class GradleReader {
  private static final Pattern COMMENT =
      Pattern.compile("(?<!:)//[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);
  private static final Pattern DEPENDENCY =
      Pattern.compile(
          "\\b(?:implementation|api|compile|compileOnly|runtime|runtimeOnly)\\b\\s*\\(?\\s*[\"']([^:\"']+:[^:\"']+)(?::([^\"':@]*))?[^\"']*[\"']");
  private static final Pattern PLUGIN =
      Pattern.compile(
          "\\bid\\s*\\(?\\s*[\"']([^\"']+)[\"']\\)?(?:\\s+version\\s+[\"']([^\"']+)[\"'])?");
  private static final Pattern JAVA =
      Pattern.compile("(?:sourceCompatibility|languageVersion)[^\\n\\d]*(?:1[._])?(\\d+)()");
  private static final Pattern MAIN =
      Pattern.compile("\\bmainClass(?:Name)?\\b[^\"'\\n]*[\"']([\\w.$]+)[\"']()");

  private GradleReader() {}

  static List<Setting> read(String source) {
    // Comments give way to as many line feeds, so that positions stay.
    String text =
        COMMENT.matcher(source).replaceAll(match -> match.group().replaceAll("[^\n]", ""));
    List<Setting> settings = new ArrayList<>();
    find(DEPENDENCY, text, "dependency.", settings);
    find(PLUGIN, text, "plugin.", settings);
    addFirst(JAVA, text, "java", settings);
    addFirst(MAIN, text, "mainClass", settings);
    return settings;
  }

  private static void find(Pattern pattern, String text, String prefix, List<Setting> settings) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      String version = matcher.group(2) == null ? "" : matcher.group(2);
      settings.add(new Setting(prefix + matcher.group(1), version, lineOf(text, matcher.start(1))));
    }
  }

  private static void addFirst(Pattern pattern, String text, String key, List<Setting> settings) {
    Matcher matcher = pattern.matcher(text);
    if (matcher.find()) {
      settings.add(new Setting(key, matcher.group(1), lineOf(text, matcher.start(1))));
    }
  }

  private static int lineOf(String text, int position) {
    return 1 + (int) text.substring(0, position).chars().filter(c -> c == '\n').count();
  }
}
