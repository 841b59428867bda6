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

  /** As those who issue them document their forms; what AWS prints as an example is none. */
  private static final Pattern ACCESS_KEY =
      Pattern.compile(
          "(?:AKIA|ASIA)(?![0-9A-Z]*EXAMPLE)[0-9A-Z]{16}|gh[opusr]_[A-Za-z0-9]{36}|glpat-[\\w-]{20}"
              + "|xox[abprs]-\\d[\\w-]{10,}|AIza[\\w-]{35}|sk_live_[A-Za-z0-9]{16,}"
              + "|.*\\bAccountKey=[A-Za-z0-9+/]{40,}.*");

  private SecretMask() {}

  /** Whether a whole text is what a cloud or a service lets its callers in by. */
  public static boolean isAccessKey(String text) {
    return ACCESS_KEY.matcher(text).matches();
  }

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
