package dev.lepton.accept.security.endpoint;

import static dev.lepton.accept.security.check.Severity.LOW;
import static dev.lepton.accept.security.check.Severity.MEDIUM;

import dev.lepton.accept.http.Page;
import dev.lepton.accept.security.check.Check;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the release tells strangers about its insides. */
final class Disclosure {
  static final Check VERSIONS =
      new Check(
          "endpoint-version-headers",
          "headers do not name products and versions",
          LOW,
          "switch the header off in the server's configuration, or strip it at the ingress");

  static final Check STACK_TRACES =
      new Check(
          "endpoint-stack-traces",
          "error pages show no stack trace",
          MEDIUM,
          "answer errors with a plain page; write the stack trace to the log");

  static final Check LISTINGS =
      new Check(
          "endpoint-directory-listing",
          "folders are not listed",
          MEDIUM,
          "switch directory listings off in the server's configuration");

  static final Check DEFAULT_PAGES =
      new Check(
          "endpoint-default-page",
          "no page of the server's own is served",
          LOW,
          "remove the server's welcome and example pages, and give error pages of your own");

  /** These say what runs there, whatever their value. */
  private static final List<String> PRODUCT_HEADERS =
      List.of("X-Powered-By", "X-AspNet-Version", "X-AspNetMvc-Version", "X-Generator");

  private static final Pattern VERSION = Pattern.compile("\\w[/ (-]v?\\d");

  private static final Pattern STACK_TRACE =
      Pattern.compile(
          "\\bat [\\w$.<>/@-]+\\([\\w$-]+\\.(?:java|kt|scala|groovy):\\d+\\)"
              + "|\\bat [\\w$.<>]+\\((?:Native Method|Unknown Source)\\)"
              + "|Traceback \\(most recent call last\\)"
              + "|\\bin [^\\s<>]+\\.(?:cs|vb):line \\d+"
              + "|<b>(?:Fatal error|Warning)</b>:.{0,400} on line <b>\\d+"
              + "|\\bat [^\\s()]+ \\(/[^()\\s]+\\.[cm]?[jt]s:\\d+:\\d+\\)"
              + "|goroutine \\d+ \\[running]:"
              + "|\\.rb:\\d+:in [`']",
          Pattern.DOTALL);

  private static final Pattern LISTING =
      Pattern.compile(
          "(?i)<(?:title|h[12])[^>]*>\\s*(?:Index of /|Directory:? (?:listing (?:for|of) )?/)");

  private static final Pattern DEFAULT_PAGE =
      Pattern.compile(
          "<title>(?:Welcome to nginx!|Apache2 \\w+ Default Page[^<]*|IIS Windows Server"
              + "|Apache Tomcat/[\\d.]+[^<]*|Test Page for [^<]*)</title>"
              + "|<h1>It works!</h1>|successfully installed Tomcat|Whitelabel Error Page"
              + "|<h3>Apache Tomcat/[\\d.]+|<hr>\\s*<center>nginx/[\\d.]+");

  private Disclosure() {}

  static List<String> versionHeaders(Pages pages) {
    return pages.all().flatMap(Disclosure::versionHeaders).distinct().toList();
  }

  private static Stream<String> versionHeaders(Page page) {
    Stream<String> products =
        PRODUCT_HEADERS.stream()
            .flatMap(
                name -> page.headers().allValues(name).stream().map(value -> name + ": " + value));
    Stream<String> servers =
        page.headers().allValues("Server").stream()
            .filter(value -> VERSION.matcher(value).find())
            .map(value -> "Server: " + value);
    return Stream.concat(products, servers).map(header -> "header " + header);
  }

  static List<String> stackTraces(Pages pages) {
    return matching(pages, STACK_TRACE);
  }

  static List<String> listings(Pages pages) {
    return matching(pages, LISTING);
  }

  static List<String> defaultPages(Pages pages) {
    return matching(pages, DEFAULT_PAGE);
  }

  private static List<String> matching(Pages pages, Pattern sign) {
    return pages
        .all()
        .filter(page -> sign.matcher(page.body()).find())
        .map(page -> page.request() + " (status " + page.status() + ")")
        .distinct()
        .toList();
  }
}
