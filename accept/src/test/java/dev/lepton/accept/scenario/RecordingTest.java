package dev.lepton.accept.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lepton.accept.http.Site;
import dev.lepton.accept.traffic.RequestTemplate;
import dev.lepton.accept.traffic.Step;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {
  private static final Site OLD = Site.of("https://old.example");
  private static final Site NEW = Site.of("http://new.example:8080");

  private static final String LOG =
      """
      10.0.0.1 - - [10/Oct/2026:13:55:36 +0200] "GET /a HTTP/1.1" 200 17
      10.0.0.2 - eva [10/Oct/2026:13:55:36 +0200] "GET /b?x=1 HTTP/1.1" 404 0 "-" "curl/8 (\\"x\\")"
      10.0.0.1 - - [10/Oct/2026:13:55:39 +0200] "POST /a HTTP/1.1" 201 3
      10.0.0.1 - - [10/Oct/2026:13:55:40 +0200] "GET /a HTTP/2.0" 304 0 "-" "Firefox"
      what is this
      10.0.0.1 - - [10/Oct/2026:13:55:41 +0200] "GET /a HTTP/2.0" 502 0 "-" "Firefox"
      """;

  private static final String HAR =
      """
      {"log": {"version": "1.2", "entries": [
        {"startedDateTime": "2026-10-10T13:55:36.500+02:00", "time": 100,
         "request": {"method": "GET", "url": "https://old.example/shop?q=1",
           "headers": [{"name": "Cookie", "value": "secret"}, {"name": "Accept", "value": "text/html"}]},
         "response": {"status": 200}},
        {"startedDateTime": "2026-10-10T13:55:38.600+02:00", "time": 10,
         "request": {"method": "POST", "url": "https://old.example/cart", "headers": [],
           "postData": {"mimeType": "text/plain", "text": "one"}},
         "response": {"status": 302}},
        {"startedDateTime": "2026-10-10T13:55:38.700+02:00", "time": 10,
         "request": {"method": "GET", "url": "https://ads.example/pixel", "headers": []},
         "response": {"status": 200}}
      ]}}
      """;

  @TempDir Path folder;

  @Test
  void replaysTheReadsOfALogWithTheirTimes() throws IOException {
    Scenario log = read("access.log", LOG, Optional.empty());

    assertThat(log.traffic().order()).containsExactly(0, 1, 0);
    assertThat(log.traffic().requests().map(RequestTemplate::name))
        .containsExactly("GET /a", "GET /b?x=1");
    var arrivals = log.recorded().orElseThrow();
    assertThat(arrivals.offsetNanos(0)).isZero();
    assertThat(arrivals.offsetNanos(1)).isEqualTo(500_000_000L);
    assertThat(arrivals.offsetNanos(2)).isEqualTo(4_000_000_000L);
    assertThat(arrivals.length()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void saysWhatOfALogIsLeftOut() throws IOException {
    assertThat(read("access.log", LOG, Optional.empty()).notes())
        .anyMatch(note -> note.endsWith("left out: 1 requests that may write (POST)"))
        .anyMatch(note -> note.endsWith("left out: 1 requests that failed at the server (5xx)"))
        .anyMatch(note -> note.endsWith("access.log:5"));
  }

  @Test
  void refusesAFileThatIsNoLog() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.txt"), "dear diary\n");

    assertThatThrownBy(() -> Scenario.read(file, context(Optional.empty())))
        .isInstanceOfSatisfying(
            LeptonException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_INVALID);
              assertThat(e.problems().get(0).where()).endsWith("notes.txt:1");
            });
  }

  @Test
  void replaysABrowsersJourneyWithItsPauses() throws IOException {
    Scenario har = read("shop.har", HAR, Optional.of("old.example"));

    List<Step> steps = har.traffic().journeys().get(0).steps();
    assertThat(steps)
        .extracting(s -> s.request().name())
        .containsExactly("GET /shop?q=1", "POST /cart");
    assertThat(steps).extracting(s -> s.request().site()).containsOnly(NEW);
    assertThat(steps.get(0).pause()).isEqualTo(Duration.ofSeconds(2));
    assertThat(steps.get(1).takesRedirects()).isTrue();
  }

  @Test
  void leavesOutWhoTheRecordedUserWas() throws IOException {
    Scenario har = read("shop.har", HAR, Optional.of("old.example"));

    assertThat(har.traffic().journeys().get(0).steps().get(0).render(n -> n).headers())
        .containsExactly(Map.entry("Accept", "text/html"));
  }

  @Test
  void keepsWhereARequestToAnotherHostWasRecorded() throws IOException {
    Scenario har = read("shop.har", HAR, Optional.empty());

    RequestTemplate last = har.traffic().requests().toList().get(2);
    assertThat(last.site()).isEqualTo(Site.of("https://ads.example"));
    assertThat(last.where()).endsWith("shop.har:10");
  }

  @Test
  void takesTheApplicationOfTodayForTheOneThatIsTested() throws IOException {
    Scenario har = read("shop.har", HAR, Optional.empty());

    assertThat(har.traffic().requests().map(RequestTemplate::site)).startsWith(NEW, NEW);
  }

  @Test
  void saysWhereJsonIsBroken() throws IOException {
    Path file =
        Files.writeString(folder.resolve("x.har"), "{\"log\": {\"entries\": [\n{\"a\" 1}]}}");

    assertThatThrownBy(() -> Scenario.read(file, context(Optional.empty())))
        .isInstanceOfSatisfying(
            LeptonException.class,
            e -> assertThat(e.problems().get(0).where()).endsWith("x.har:2"));
  }

  private Scenario read(String name, String text, Optional<String> recordedAt) throws IOException {
    return Scenario.read(Files.writeString(folder.resolve(name), text), context(recordedAt));
  }

  private static Scenario.Context context(Optional<String> recordedAt) {
    return new Scenario.Context(NEW, recordedAt, List.of(OLD), Map.of());
  }
}
