package dev.lepton.accept.security.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.lepton.accept.http.Site;
import dev.lepton.accept.testing.Requests;
import dev.lepton.accept.testing.TestServer;
import dev.lepton.accept.testing.TestServer.Seen;
import dev.lepton.model.acceptance.AcceptanceReport.SecurityCheck;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each check passes on the safe server and fails on one that does a single thing wrong. */
class EndpointReviewTest {
  private static final String TRACE_OF_JAVA =
      "java.lang.NumberFormatException: nope\n\tat shop.web.Orders.get(Orders.java:42)\n";

  @Test
  void passesASafeServer() {
    assertThat(review(EndpointReviewTest::safe)).hasSize(9).allMatch(SecurityCheck::passed);
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake(
            "version-headers",
            "/",
            "header Server: Jetty(9.4.1)",
            e -> header(e, "Server", "Jetty(9.4.1)")),
        mistake(
            "version-headers",
            "/",
            "header X-Powered-By: Servlet",
            e -> header(e, "X-Powered-By", "Servlet")),
        mistake(
            "stack-traces",
            "/orders/not-a-number",
            "GET /orders/not-a-number (status 500)",
            e -> TestServer.answer(e, 500, TRACE_OF_JAVA)),
        mistake(
            "stack-traces",
            "/products",
            "GET /products?limit=not-a-number (status 500)",
            EndpointReviewTest::python),
        mistake(
            "directory-listing",
            "/uploads/",
            "GET /uploads/ (status 200)",
            e -> TestServer.answer(e, 200, "<h1>Index of /uploads/</h1>")),
        mistake(
            "default-page",
            "/lepton-no-such-page",
            "GET /lepton-no-such-page (status 404)",
            e -> TestServer.answer(e, 404, "<h3>Apache Tomcat/9.0.1</h3>")),
        mistake(
            "cookie-httponly",
            "/",
            "cookie JSESSIONID",
            e -> header(e, "Set-Cookie", "JSESSIONID=1; SameSite=Lax")),
        mistake(
            "cookie-samesite",
            "/",
            "cookie JSESSIONID",
            e -> header(e, "Set-Cookie", "JSESSIONID=1; HttpOnly")),
        mistake(
            "methods", "/", "OPTIONS / offers DELETE", e -> header(e, "Allow", "GET, delete,POST")),
        mistake("trace", "/", "TRACE /", EndpointReviewTest::echo),
        mistake(
            "exposed-files",
            "/.git/HEAD",
            "GET /.git/HEAD",
            e -> TestServer.answer(e, 200, "ref: refs/heads/main\n")),
        mistake(
            "exposed-files",
            "/.env",
            "GET /.env",
            e -> TestServer.answer(e, 200, "# secrets\nDB_HOST=db\n")));
  }

  private static Arguments mistake(
      String id, String path, String where, TestServer.Handler handler) {
    return Arguments.of(id, path, where, handler);
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("mistakes")
  void findsAMistake(String id, String path, String where, TestServer.Handler mistake) {
    List<SecurityCheck> failed =
        review(
                exchange ->
                    (isAt(exchange, path) ? mistake : (TestServer.Handler) EndpointReviewTest::safe)
                        .handle(exchange))
            .stream()
            .filter(check -> !check.passed())
            .toList();

    assertThat(failed)
        .singleElement()
        .satisfies(check -> assertThat(check.id()).isEqualTo("endpoint-" + id));
    assertThat(failed.get(0).where()).endsWith(", " + where);
  }

  @Test
  void letsScriptsReadTheTokenThatIsMeantForThem() {
    assertThat(review(exchange -> header(exchange, "Set-Cookie", "XSRF-TOKEN=1; SameSite=Lax")))
        .allMatch(SecurityCheck::passed);
  }

  @Test
  void isNotFooledByAServerThatAnswersEverything() {
    assertThat(review(exchange -> TestServer.answer(exchange, 200, "<html>shop</html>")))
        .allMatch(SecurityCheck::passed);
  }

  @Test
  void sendsNothingThatCouldChangeTheTarget() {
    try (TestServer server = new TestServer(EndpointReviewTest::safe)) {
      EndpointReview.review(Site.of(server.url()), List.of(Requests.get("/orders/${n}")));

      assertThat(server.seen()).extracting(Seen::method).containsOnly("GET", "OPTIONS", "TRACE");
    }
  }

  private static List<SecurityCheck> review(TestServer.Handler handler) {
    try (TestServer server = new TestServer(handler)) {
      return EndpointReview.review(
          Site.of(server.url()),
          List.of(Requests.get("/orders/${n}"), Requests.get("/products?limit=20")));
    }
  }

  private static boolean isAt(HttpExchange exchange, String path) {
    return exchange.getRequestURI().getPath().equals(path);
  }

  private static void safe(HttpExchange exchange) throws IOException {
    if (exchange.getRequestMethod().equals("TRACE")) {
      TestServer.answer(exchange, 405, "");
      return;
    }
    if (exchange.getRequestMethod().equals("OPTIONS")) {
      exchange.getResponseHeaders().add("Allow", "GET, HEAD, POST, OPTIONS");
      TestServer.answer(exchange, 200, "");
      return;
    }
    boolean known = isAt(exchange, "/") || isAt(exchange, "/products");
    exchange.getResponseHeaders().add("Server", "shop");
    exchange.getResponseHeaders().add("Set-Cookie", "id=1; HttpOnly; SameSite=Lax");
    TestServer.answer(exchange, known ? 200 : 404, known ? "<html>welcome</html>" : "not found");
  }

  private static void header(HttpExchange exchange, String name, String value) throws IOException {
    exchange.getResponseHeaders().add(name, value);
    TestServer.answer(exchange, 200, "<html>welcome</html>");
  }

  private static void python(HttpExchange exchange) throws IOException {
    boolean wrong = exchange.getRequestURI().getQuery().contains("not-a-number");
    TestServer.answer(
        exchange, wrong ? 500 : 200, wrong ? "Traceback (most recent call last):\n" : "[]");
  }

  private static void echo(HttpExchange exchange) throws IOException {
    boolean trace = exchange.getRequestMethod().equals("TRACE");
    TestServer.answer(
        exchange, 200, trace ? exchange.getRequestHeaders().entrySet().toString() : "welcome");
  }
}
