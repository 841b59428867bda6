package dev.lepton.transform.internal.refactor;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hides secret values in source text that people will read. Pure. */
public final class SecretMask {
  private static final String HIDDEN = "****";
  private static final Pattern IN_URL =
      Pattern.compile(
          "(?<=[?&;](?:password|pwd)=)[^&;\"']+|(?<=://[^/@:\\s]{0,99}:)[^/@\\s\"']+(?=@)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'");
  private static final Pattern ASSIGNED = Pattern.compile("(?<=[=:])\\s*[^\\s\"'].*");

  private SecretMask() {}

  /** Whether a connection URL carries a password. */
  public static boolean hasCredentials(String url) {
    return IN_URL.matcher(url).find();
  }

  /** A literal whose whole value is secret, or only the passwords where it is a URL. */
  static String literal(String source) {
    return hasCredentials(source)
        ? IN_URL.matcher(source).replaceAll(HIDDEN)
        : "\"" + HIDDEN + "\"";
  }

  /** A line on which a secret is known to stand, though not where. */
  static String line(String text) {
    Matcher quoted = QUOTED.matcher(text);
    return quoted.find()
        ? quoted.replaceAll("\"" + Matcher.quoteReplacement(HIDDEN) + "\"")
        : ASSIGNED.matcher(text).replaceFirst(Matcher.quoteReplacement(HIDDEN));
  }
}
