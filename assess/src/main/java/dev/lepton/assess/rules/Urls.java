package dev.lepton.assess.rules;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What addresses in texts point at. */
final class Urls {
  private static final Pattern URL =
      Pattern.compile(
          "(?:https?|ftps?|sftp|tcp|ssl|amqps?|rediss?|ldaps?|smtps?|wss?|nats|rmi|t3|iiop)://(?:[^@/\\s]*@)?([A-Za-z0-9_.-]+)(?::\\d+)?(?:[/?].*)?",
          Pattern.DOTALL);
  private static final Pattern CREDENTIALS =
      Pattern.compile(
          "[a-z][a-z0-9+.-]*(?::[a-z0-9]+)*://[^:/@\\s]+:([^@/\\s]+)@.+", Pattern.DOTALL);
  private static final Pattern JDBC_PASSWORD =
      Pattern.compile(
          "jdbc:.*[?&;]password=([^&;\\s]+).*", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");
  private static final Pattern PRIVATE_NAME =
      Pattern.compile(
          ".+\\.(local|localdomain|internal|intern|intra|intranet|corp|lan|home|private|test)");

  private Urls() {}

  /** The host of a URL that fills the whole text. */
  static Optional<String> host(String text) {
    Matcher matcher = URL.matcher(text);
    return matcher.matches()
        ? Optional.of(matcher.group(1).toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  /**
   * Whether a host only exists where the application runs today: an address, a bare name, a private
   * domain.
   */
  static boolean isTiedToPlace(String host) {
    return !host.equals("0.0.0.0")
        && (isAddress(host) || !host.contains(".") || PRIVATE_NAME.matcher(host).matches());
  }

  static boolean isAddress(String host) {
    return IPV4.matcher(host).matches();
  }

  static boolean isLoopbackOrAny(String host) {
    return host.equals("localhost")
        || host.startsWith("127.")
        || host.equals("0.0.0.0")
        || host.equals("::")
        || host.equals("::1");
  }

  /** The password that a URL carries. */
  static Optional<String> password(String text) {
    Matcher inAuthority = CREDENTIALS.matcher(text);
    if (inAuthority.matches()) {
      return Optional.of(inAuthority.group(1));
    }
    Matcher inQuery = JDBC_PASSWORD.matcher(text);
    return inQuery.matches() ? Optional.of(inQuery.group(1)) : Optional.empty();
  }
}
