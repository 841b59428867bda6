package dev.lepton.accept.security.check;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a secret looks like, by the name of a setting and by its value. */
public final class SecretShapes {
  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "(?:^|_)(?:password|passwd|pwd|passphrase|secret|token|credentials?"
              + "|api_?key|access_?key|private_?key|secret_?key|encryption_?key)$");

  private static final Pattern CAMEL_BORDER = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  private static final Pattern SECRET_VALUE =
      Pattern.compile(
          "-----BEGIN [A-Z ]*PRIVATE KEY-----"
              + "|\\bAKIA[0-9A-Z]{16}\\b"
              + "|\\bgh[pousr]_[A-Za-z0-9]{36}"
              + "|\\beyJ[A-Za-z0-9_-]{10,}\\.eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]+"
              + "|[a-z][a-z0-9+.-]*://[^/\\s:@]+:(?![$<])[^/\\s@]+@"
              + "|[?&;](?:password|pwd)=(?![$<])[^&;\\s]+",
          Pattern.CASE_INSENSITIVE);

  /** Filled in elsewhere: {@code ${X}}, {@code $(X)}, {@code $X}, {@code <X>}, {@code {{X}}}. */
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\s*|\\$\\{[^}]*}|\\$\\([^)]*\\)|\\$\\w+|<[^>]*>|\\{\\{[^}]*}}");

  private SecretShapes() {}

  /**
   * Whether a setting is a secret that stands there in plain text.
   *
   * @param name of the setting, in any case: DB_PASSWORD, db.password, dbPassword
   */
  public static boolean isPlainSecret(String name, String value) {
    if (PLACEHOLDER.matcher(value).matches()) {
      return false;
    }
    return hasSecretName(name) || hasSecretValue(value);
  }

  /** Only names that end in the word: PASSWORD_FILE or TOKEN_TTL hold no secret. */
  private static boolean hasSecretName(String name) {
    String words = CAMEL_BORDER.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
    return SECRET_NAME.matcher(words.replaceAll("[.\\-\\s]", "_")).find();
  }

  /** Whether the text contains a key, a token or an address with a password in it. */
  public static boolean hasSecretValue(String value) {
    return SECRET_VALUE.matcher(value).find();
  }
}
