package dev.lepton.accept.security.endpoint;

import static dev.lepton.accept.security.check.Severity.LOW;
import static dev.lepton.accept.security.check.Severity.MEDIUM;

import dev.lepton.accept.security.check.Check;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How cookies are protected. */
final class Cookies {
  static final Check HTTP_ONLY =
      new Check(
          "endpoint-cookie-httponly",
          "scripts cannot read session cookies",
          MEDIUM,
          "set the cookie with HttpOnly");

  static final Check SAME_SITE =
      new Check(
          "endpoint-cookie-samesite",
          "other sites' requests do not carry the cookies",
          LOW,
          "set the cookie with SameSite=Lax or Strict");

  static final Check SECURE =
      new Check(
          "endpoint-cookie-secure",
          "cookies set over HTTPS are not sent in the clear",
          MEDIUM,
          "set the cookie with Secure");

  /** A script has to read these: that is how they protect against forged requests. */
  private static final Set<String> FOR_SCRIPTS =
      Set.of("xsrf-token", "csrf-token", "csrftoken", "_csrf");

  private Cookies() {}

  static List<String> withoutHttpOnly(Pages pages) {
    return without(pages, "httponly").stream()
        .filter(name -> !FOR_SCRIPTS.contains(name.toLowerCase(Locale.ROOT)))
        .map(Cookies::where)
        .toList();
  }

  static List<String> withoutSameSite(Pages pages) {
    return without(pages, "samesite").stream().map(Cookies::where).toList();
  }

  static List<String> withoutSecure(Pages pages) {
    return without(pages, "secure").stream().map(Cookies::where).toList();
  }

  private static String where(String name) {
    return "cookie " + name;
  }

  /** Names of the cookies that lack the attribute. */
  private static List<String> without(Pages pages, String attribute) {
    return pages
        .all()
        .flatMap(page -> page.headers().allValues("Set-Cookie").stream())
        .filter(cookie -> !hasAttribute(cookie, attribute))
        .map(cookie -> cookie.split("=", 2)[0].strip())
        .distinct()
        .toList();
  }

  private static boolean hasAttribute(String cookie, String attribute) {
    return Arrays.stream(cookie.split(";"))
        .skip(1)
        .map(part -> part.split("=", 2)[0].strip().toLowerCase(Locale.ROOT))
        .anyMatch(attribute::equals);
  }
}
