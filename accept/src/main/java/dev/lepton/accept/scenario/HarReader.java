package dev.lepton.accept.scenario;

import dev.lepton.accept.http.Site;
import dev.lepton.accept.traffic.Check;
import dev.lepton.accept.traffic.Header;
import dev.lepton.accept.traffic.Journey;
import dev.lepton.accept.traffic.RequestTemplate;
import dev.lepton.accept.traffic.Step;
import dev.lepton.accept.traffic.Text;
import dev.lepton.accept.traffic.Traffic;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what a browser has recorded (HAR 1.2): one journey with the user's pauses. What identifies
 * the recorded user is left out, and so are headers that belong to the connection or the cache.
 * Used once.
 */
final class HarReader {
  private static final Set<String> LEFT_OUT =
      Set.of(
          "host",
          "content-length",
          "connection",
          "cookie",
          "authorization",
          "proxy-authorization",
          "accept-encoding",
          "if-none-match",
          "if-modified-since",
          "transfer-encoding",
          "te",
          "upgrade",
          "keep-alive",
          "origin",
          "referer",
          "priority");
  private static final JsonMapper MAPPER = new JsonMapper();

  private final Path file;
  private final Scenario.Context context;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private int foreign;
  private int unanswered;

  HarReader(Path file, Scenario.Context context) {
    this.file = file;
    this.context = context;
  }

  private record Entry(OffsetDateTime start, double millis, RequestTemplate request, int status) {}

  Scenario read() {
    try (InputStream in = Files.newInputStream(file);
        JsonParser parser = MAPPER.createParser(in)) {
      if (!findEntries(parser)) {
        throw invalid(file.toString(), "there is no log.entries in it", "export it as HAR again");
      }
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        String where = file + ":" + parser.currentTokenLocation().getLineNr();
        entry(parser.readValueAsTree(), where);
      }
    } catch (JacksonException e) {
      String line = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr();
      throw invalid(file + line, "not JSON: " + e.getOriginalMessage(), "export it as HAR again");
    } catch (IOException e) {
      throw Scenario.unreadable(file, e);
    }
    if (!problems.isEmpty()) {
      throw new LeptonException(ErrorCode.CONFIG_INVALID, problems);
    }
    if (entries.isEmpty()) {
      throw invalid(file.toString(), "nothing in it can be sent", "record the site's own pages");
    }
    entries.sort((a, b) -> a.start().compareTo(b.start()));
    Journey journey = new Journey(String.valueOf(file.getFileName()), steps(), 1);
    return new Scenario(Traffic.weighted(List.of(journey), List.of()), Optional.empty(), notes());
  }

  private static boolean findEntries(JsonParser parser) {
    JsonToken token = parser.nextToken();
    while (token != null) {
      if (token == JsonToken.PROPERTY_NAME && parser.currentName().equals("entries")) {
        return parser.nextToken() == JsonToken.START_ARRAY;
      }
      token = parser.nextToken();
    }
    return false;
  }

  private void entry(JsonNode entry, String where) {
    JsonNode request = entry.path("request");
    String url = request.path("url").asString("");
    int status = entry.path("response").path("status").asInt(0);
    if (!url.matches("https?://.*")) {
      foreign++;
      return;
    }
    if (status == 0) {
      unanswered++;
      return;
    }
    try {
      Optional<Site> to = context.destination(Site.ofPage(url));
      if (to.isEmpty()) {
        foreign++;
        return;
      }
      OffsetDateTime start = OffsetDateTime.parse(entry.path("startedDateTime").asString(""));
      double took = Math.max(0, entry.path("time").asDouble(0));
      entries.add(new Entry(start, took, template(to.get(), request, where), status));
    } catch (DateTimeParseException e) {
      problems.add(new Problem("startedDateTime is no time", where, "export it as HAR again"));
    } catch (LeptonException e) {
      e.problems().forEach(one -> problems.add(new Problem(one.what(), where, one.fix())));
    }
  }

  private static RequestTemplate template(Site site, JsonNode request, String where) {
    List<Header> headers = new ArrayList<>();
    for (JsonNode header : request.path("headers")) {
      String name = header.path("name").asString("");
      String low = name.toLowerCase(Locale.ROOT);
      boolean kept = !low.isEmpty() && !low.startsWith(":") && !low.startsWith("sec-");
      if (kept && !LEFT_OUT.contains(low)) {
        headers.add(new Header(name, Text.literal(header.path("value").asString(""))));
      }
    }
    String method = request.path("method").asString("GET").toUpperCase(Locale.ROOT);
    Text path = Text.literal(Site.pagePath(request.path("url").asString("")));
    JsonNode body = request.path("postData").path("text");
    return new RequestTemplate(
        site,
        new RequestTemplate.Line(method, path),
        headers,
        body.isString() ? Optional.of(Text.literal(body.asString())) : Optional.empty(),
        where);
  }

  private List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      Entry one = entries.get(i);
      double pause = 0;
      if (i + 1 < entries.size()) {
        double gap = Duration.between(one.start(), entries.get(i + 1).start()).toNanos() / 1e6;
        pause = Math.max(0, gap - one.millis());
      }
      // What was not modified then is asked for anew, without the condition.
      List<Check> checks =
          one.status() / 100 == 2 || one.status() == 304
              ? List.of()
              : List.of(new Check.StatusIs(Set.of(one.status())));
      Duration think = Duration.ofNanos(Math.round(pause * 1e6));
      steps.add(new Step(one.request(), checks, List.of(), think));
    }
    return steps;
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        file
            + ": "
            + entries.size()
            + " requests make one journey; cookies and authorization of the"
            + " recorded user are left out");
    if (foreign > 0) {
      notes.add(file + ": " + foreign + " requests to other places are left out");
    }
    if (unanswered > 0) {
      notes.add(file + ": " + unanswered + " requests that were never answered are left out");
    }
    return notes;
  }

  private static LeptonException invalid(String where, String what, String fix) {
    return new LeptonException(ErrorCode.CONFIG_INVALID, what, where, fix);
  }
}
