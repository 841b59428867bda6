package dev.lepton.accept.scenario;

import dev.lepton.accept.load.Arrivals;
import dev.lepton.accept.traffic.Check;
import dev.lepton.accept.traffic.Journey;
import dev.lepton.accept.traffic.RequestTemplate;
import dev.lepton.accept.traffic.Step;
import dev.lepton.accept.traffic.Text;
import dev.lepton.accept.traffic.Traffic;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a server has logged, in the common or the combined format: which pages were asked for,
 * in which order, and when. Logs have no bodies: requests that may write are left out. Used once.
 */
final class AccessLogReader {
  private static final int MOST_REQUESTS = 2_000_000;

  /** Times have whole seconds; within one, requests are spread evenly. */
  private static final Pattern LINE =
      Pattern.compile(
          "\\S+ \\S+ .+? \\[([^\\]]+)] \"([A-Z]+) (\\S+)(?: HTTP/[0-9.]+)?\" ([0-9]{3}) .*");

  /** Months are English in every log. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss xx", Locale.ENGLISH);

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private final Path file;
  private final Scenario.Context context;
  private final Map<String, Integer> journeyOf = new LinkedHashMap<>();
  private final List<Journey> journeys = new ArrayList<>();
  private final List<Seen> seen = new ArrayList<>();
  private final Map<String, Integer> leftOut = new TreeMap<>();
  private String firstUnread = "";

  private record Seen(long second, int journey) {}

  AccessLogReader(Path file, Scenario.Context context) {
    this.file = file;
    this.context = context;
  }

  Scenario read() {
    // Bytes that are no UTF-8 are common in logs, and harmless: such a path is no path.
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        line(line, ++number);
        if (seen.size() == MOST_REQUESTS) {
          leftOut.put("everything after the first " + MOST_REQUESTS + " requests", 1);
          break;
        }
      }
    } catch (IOException e) {
      throw Scenario.unreadable(file, e);
    }
    if (seen.isEmpty()) {
      throw new LeptonException(
          ErrorCode.CONFIG_INVALID,
          "no line is a request in the common or combined log format",
          firstUnread.isEmpty() ? file.toString() : firstUnread,
          "name an access log, a scenario ending with .yaml, or a recording ending with .har");
    }
    seen.sort(Comparator.comparingLong(Seen::second));
    List<Integer> order = seen.stream().map(Seen::journey).toList();
    return new Scenario(new Traffic(journeys, order, List.of()), Optional.of(arrivals()), notes());
  }

  private void line(String line, int number) {
    Matcher matcher = LINE.matcher(line);
    String where = file + ":" + number;
    if (!matcher.matches()) {
      unread(where, "lines in another format");
      return;
    }
    String method = matcher.group(2);
    int status = Integer.parseInt(matcher.group(4));
    if (!SAFE.contains(method)) {
      count("requests that may write (" + method + ")");
    } else if (status >= 500) {
      count("requests that failed at the server (5xx)");
    } else {
      try {
        long second = OffsetDateTime.parse(matcher.group(1), TIME).toEpochSecond();
        seen.add(new Seen(second, journey(method, matcher.group(3), status, where)));
      } catch (DateTimeParseException e) {
        unread(where, "lines without a time");
      } catch (LeptonException e) {
        unread(where, "requests for something that is no path");
      }
    }
  }

  private void unread(String where, String what) {
    firstUnread = firstUnread.isEmpty() ? where : firstUnread;
    count(what);
  }

  private void count(String what) {
    leftOut.merge(what, 1, Integer::sum);
  }

  private int journey(String method, String path, int status, String where) {
    boolean expected = status / 100 == 2 || status == 304;
    String key = method + " " + path + " " + (expected ? "" : status);
    Integer known = journeyOf.get(key);
    if (known != null) {
      return known;
    }
    RequestTemplate request =
        new RequestTemplate(
            context.site(),
            new RequestTemplate.Line(method, Text.literal(path)),
            List.of(),
            Optional.empty(),
            where);
    List<Check> checks = expected ? List.of() : List.of(new Check.StatusIs(Set.of(status)));
    journeys.add(Journey.of(new Step(request, checks, List.of(), Duration.ZERO)));
    journeyOf.put(key, journeys.size() - 1);
    return journeys.size() - 1;
  }

  private Arrivals.Recorded arrivals() {
    long first = seen.get(0).second();
    long last = seen.get(seen.size() - 1).second();
    List<Long> offsets = new ArrayList<>(seen.size());
    int from = 0;
    while (from < seen.size()) {
      int to = from;
      while (to < seen.size() && seen.get(to).second() == seen.get(from).second()) {
        to++;
      }
      for (int i = from; i < to; i++) {
        double within = (double) (i - from) / (to - from);
        offsets.add(Math.round((seen.get(i).second() - first + within) * 1e9));
      }
      from = to;
    }
    return new Arrivals.Recorded(offsets, Duration.ofSeconds(last - first + 1));
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(file + ": " + seen.size() + " requests, " + journeys.size() + " different ones");
    leftOut.forEach((what, count) -> notes.add(file + ": left out: " + count + " " + what));
    if (!firstUnread.isEmpty()) {
      notes.add(file + ": the first line that was not understood is " + firstUnread);
    }
    return notes;
  }
}
