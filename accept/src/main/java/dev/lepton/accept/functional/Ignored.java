package dev.lepton.accept.functional;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What may differ. Immutable.
 *
 * @param rules of the user's
 */
public record Ignored(List<Rule> rules) {
  /** What two answers of one release differ in, or what only the connection decides. */
  private static final List<String> VOLATILE =
      List.of(
          "date",
          "age",
          "expires",
          "last-modified",
          "etag",
          "server",
          "via",
          "connection",
          "keep-alive",
          "transfer-encoding",
          "content-length",
          "content-encoding",
          "vary",
          "set-cookie",
          "x-request-id",
          "x-correlation-id",
          "traceparent",
          "strict-transport-security");

  public static final Ignored NOTHING = new Ignored(List.of());

  public Ignored {
    rules = List.copyOf(rules);
  }

  /** What differs in answers to some requests. */
  public sealed interface Rule {
    /** To which requests it applies, by method and path. */
    Pattern request();

    /**
     * @param place JSON pointer as a pattern
     */
    record Value(Pattern request, Pattern place) implements Rule {}

    /**
     * @param name in lower case
     */
    record Header(Pattern request, String name) implements Rule {}

    /** Text that is cut out of values and bodies before they are compared. */
    record Text(Pattern request, Pattern text) implements Rule {}

    /** The whole request. */
    record Whole(Pattern request) implements Rule {}
  }

  /** A pattern in which {@code *} stands for anything but a slash, and {@code **} for anything. */
  public static Pattern glob(String text) {
    StringBuilder pattern = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.startsWith("**", i)) {
        pattern.append(".*");
        i++;
      } else if (text.charAt(i) == '*') {
        pattern.append("[^/]*");
      } else {
        pattern.append(Pattern.quote(text.substring(i, i + 1)));
      }
    }
    return Pattern.compile(pattern.toString());
  }

  boolean skips(String request) {
    return rules.stream().anyMatch(rule -> rule instanceof Rule.Whole && applies(rule, request));
  }

  boolean header(String request, String name) {
    String low = name.toLowerCase(Locale.ROOT);
    return VOLATILE.contains(low)
        || rules.stream()
            .anyMatch(
                rule ->
                    rule instanceof Rule.Header header
                        && header.name().equals(low)
                        && applies(rule, request));
  }

  boolean value(String request, String pointer) {
    return rules.stream()
        .anyMatch(
            rule ->
                rule instanceof Rule.Value value
                    && value.place().matcher(pointer).matches()
                    && applies(rule, request));
  }

  /** The text without what may differ. */
  String cut(String request, String text) {
    String left = text;
    for (Rule rule : rules) {
      if (rule instanceof Rule.Text some && applies(rule, request)) {
        left = some.text().matcher(left).replaceAll("");
      }
    }
    return left;
  }

  private static boolean applies(Rule rule, String request) {
    return rule.request().matcher(request).matches();
  }
}
