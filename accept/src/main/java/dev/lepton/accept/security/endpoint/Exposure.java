package dev.lepton.accept.security.endpoint;

import static dev.lepton.accept.security.check.Severity.HIGH;
import static dev.lepton.accept.security.check.Severity.LOW;
import static dev.lepton.accept.security.check.Severity.MEDIUM;

import dev.lepton.accept.http.Browser;
import dev.lepton.accept.http.Page;
import dev.lepton.accept.security.check.Check;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What answers although nobody meant it to. */
final class Exposure {
  static final Check FILES =
      new Check(
          "endpoint-exposed-files",
          "no internal file or console is reachable",
          HIGH,
          "take it out of the served folder, or require a login");

  static final Check TRACE =
      new Check(
          "endpoint-trace",
          "TRACE does not echo requests",
          MEDIUM,
          "switch TRACE off: an echo hands HttpOnly cookies to scripts");

  static final Check METHODS =
      new Check(
          "endpoint-methods",
          "the home page offers no method that writes",
          LOW,
          "let the server in front allow GET, HEAD, POST and OPTIONS only, where the application needs"
              + " no more");

  /** What a page for people needs none of; WebDAV's are among them. */
  private static final Set<String> WRITING =
      Set.of("PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "PROPPATCH", "MKCOL", "COPY", "MOVE");

  private static final String ECHO = "lepton-echo-check";

  /**
   * A path and what its contents look like; an application that answers everything is not fooled.
   */
  private record Exposed(String path, Pattern sign) {
    Exposed(String path, String sign) {
      this(path, Pattern.compile(sign));
    }
  }

  private static final List<Exposed> INTERNALS =
      List.of(
          new Exposed("/.git/HEAD", "\\A(?:ref: refs/|[0-9a-f]{40}\\s*\\z)"),
          new Exposed("/.env", "(?m)\\A(?:#.*\\R|\\s)*[A-Z][A-Z0-9_]*="),
          new Exposed("/WEB-INF/web.xml", "<web-app[\\s>]"),
          new Exposed("/actuator/env", "\"propertySources\""),
          new Exposed("/actuator/heapdump", "\\AJAVA PROFILE"),
          new Exposed("/server-status", "Apache Server Status"),
          new Exposed("/phpinfo.php", "<title>(?:PHP [\\d.]+ - )?phpinfo\\(\\)"));

  private Exposure() {}

  static List<String> files(Browser browser) {
    return INTERNALS.stream()
        .flatMap(
            internal ->
                browser.get(internal.path()).stream()
                    .filter(page -> page.status() == 200)
                    .filter(page -> internal.sign().matcher(page.body()).find()))
        .map(Page::request)
        .toList();
  }

  /**
   * By what OPTIONS announces: none of these methods is tried, since that might change something.
   */
  static List<String> methods(Browser browser) {
    return browser.fetch("OPTIONS", "/").stream()
        .flatMap(page -> page.headers().allValues("Allow").stream())
        .flatMap(allowed -> Arrays.stream(allowed.split(",")))
        .map(method -> method.strip().toUpperCase(Locale.ROOT))
        .filter(WRITING::contains)
        .distinct()
        .map(method -> "OPTIONS / offers " + method)
        .toList();
  }

  static List<String> trace(Browser browser) {
    return browser.fetch("TRACE", "/", "X-Lepton-Check", ECHO).stream()
        .filter(page -> page.status() == 200 && page.body().contains(ECHO))
        .map(Page::request)
        .toList();
  }
}
