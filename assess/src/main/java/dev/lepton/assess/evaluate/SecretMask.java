package dev.lepton.assess.evaluate;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts without the secrets in them. Pure. */
final class SecretMask {
  static final String HIDDEN = "****";
  private static final Pattern IN_ADDRESS =
      Pattern.compile(
          "(?i)(?<=[?&;](?:password|pwd)=)[^&;\\s\"']+|(?<=://[^/@:\\s\"']{0,99}:)[^/@\\s\"']+(?=@)");
  private static final Pattern QUOTED =
      Pattern.compile("\"(?:\\\\.|[^\"\\\\])*+\"?|'(?:\\\\.|[^'\\\\])*+'?");
  private static final Pattern NAME =
      Pattern.compile(
          "(?i).[\\w.\\-/: ]*(pass(word|wd|phrase)?|pwd|secret|token|key|credential|auth\\w*)[\\w.-]*.");
  private static final Pattern BETWEEN_TAGS = Pattern.compile("(?<=>)[^<>]*[^<>\\s][^<>]*(?=</|$)");
  private static final Pattern ASSIGNED = Pattern.compile("(?<=[=:])(\\s*)[^\\s=:].*");

  private SecretMask() {}

  /** A line of which nothing is known: only what addresses carry is taken out. */
  static String anyLine(String line) {
    return line.contains("://") || line.contains("=")
        ? IN_ADDRESS.matcher(line).replaceAll(HIDDEN)
        : line;
  }

  /** A line on which there is a secret somewhere: rather too much is taken out than too little. */
  static String secretLine(String line) {
    String masked = anyLine(line);
    boolean found = !masked.equals(line);
    Matcher quoted = QUOTED.matcher(masked);
    if (quoted.find()) {
      return withoutTexts(masked);
    }
    String untagged = BETWEEN_TAGS.matcher(masked).replaceAll(HIDDEN);
    if (!untagged.equals(masked)) {
      return untagged;
    }
    String unassigned = ASSIGNED.matcher(masked).replaceFirst("$1" + HIDDEN);
    if (found || !unassigned.equals(masked)) {
      return found ? masked : unassigned;
    }
    String indentation = line.substring(0, line.length() - line.stripLeading().length());
    return indentation + HIDDEN;
  }

  /** The first of several texts may be the name of what the others are. */
  private static String withoutTexts(String line) {
    long count = QUOTED.matcher(line).results().count();
    StringBuilder masked = new StringBuilder();
    Matcher quoted = QUOTED.matcher(line);
    for (int number = 1; quoted.find(); number++) {
      String text = quoted.group();
      boolean name = number == 1 && count > 1 && NAME.matcher(text).matches();
      String quote = text.substring(0, 1);
      boolean address = text.contains(":" + HIDDEN + "@") || text.contains("=" + HIDDEN);
      quoted.appendReplacement(
          masked, Matcher.quoteReplacement(name || address ? text : quote + HIDDEN + quote));
    }
    return quoted.appendTail(masked).toString();
  }
}
