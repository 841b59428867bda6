package dev.lepton.transform.internal.refactor;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides known secret values in text that people read. A value is hidden where it stands as a value — in quotes, after an
 * equals sign or a colon — so that a password which is also a word does not riddle the text. Not thread-safe.
 */
public final class SecretMask {
  private static final Pattern IN_URL =
      Pattern.compile("[?&;](?:password|pwd)=([^&;\"']+)|//[^/@:\\s]*:([^/@\\s\"']+)@", Pattern.CASE_INSENSITIVE);
  private static final String HIDDEN = "****";

  private final Set<String> values = new HashSet<>();

  /** Whether a connection URL carries a password. */
  public static boolean hasCredentials(String url) {
    return IN_URL.matcher(url).find();
  }

  public void add(String value) {
    if (!value.isBlank()) {
      values.add(value);
    }
  }

  /** Remembers the passwords inside a connection URL. */
  public void addFromUrl(String url) {
    Matcher found = IN_URL.matcher(url);
    while (found.find()) {
      add(found.group(1) != null ? found.group(1) : found.group(2));
    }
  }

  public String apply(String text) {
    String masked = text;
    for (String value : values.stream().sorted(Comparator.comparing(String::length).reversed()).toList()) {
      Pattern standing = Pattern.compile("(?<=[\"'=:] ?)" + Pattern.quote(value) + "(?=[\"'&;@\\s]|$)", Pattern.MULTILINE);
      masked = standing.matcher(masked).replaceAll(Matcher.quoteReplacement(HIDDEN));
    }
    return masked;
  }
}
