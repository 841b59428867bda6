package dev.lepton.accept.scenario;

import dev.lepton.accept.http.Site;
import dev.lepton.accept.traffic.Check;
import dev.lepton.accept.traffic.Extraction;
import dev.lepton.accept.traffic.Header;
import dev.lepton.accept.traffic.RequestTemplate;
import dev.lepton.accept.traffic.Step;
import dev.lepton.accept.traffic.Text;
import dev.lepton.model.error.LeptonException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/**
 * Reads one step of a scenario.
 *
 * @param fill replaces what is known before the test: variables and secrets
 */
record StepReader(Site site, Map<String, Text> headers, Fill fill) {
  private static final Set<String> KEYS =
      Set.of(
          "name",
          "method",
          "path",
          "headers",
          "body",
          "contentType",
          "expect",
          "checks",
          "extract",
          "think",
          "weight");
  private static final Set<String> CHECKS =
      Set.of("status", "contains", "matches", "header", "json");
  private static final Set<String> SOURCES = Set.of("json", "regex", "header");
  private static final Pattern SPAN = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(ms|s|m)");

  /** What replaces a text's places that are known beforehand. */
  @FunctionalInterface
  interface Fill {
    String apply(YamlNode at);
  }

  /** The step; null where it has a problem that leaves nothing to go on with. */
  @Nullable Step read(YamlNode node) {
    Map<String, YamlNode> entries = node.entries(KEYS);
    if (!entries.containsKey("path")) {
      node.problem("a request needs a path", "add path: /…");
      return null;
    }
    Map<String, Text> all = new LinkedHashMap<>(headers);
    YamlNode.of(entries, "headers")
        .ifPresent(
            list ->
                list.entries().forEach((name, value) -> all.put(name, Text.of(fill.apply(value)))));
    Optional<Text> body = YamlNode.of(entries, "body").map(fill::apply).map(Text::of);
    if (body.isPresent() && all.keySet().stream().noneMatch("content-type"::equalsIgnoreCase)) {
      String type = YamlNode.of(entries, "contentType").map(fill::apply).orElse("application/json");
      all.put("Content-Type", Text.of(type));
    }
    RequestTemplate request = request(entries, all, body);
    if (request == null) {
      return null;
    }
    return new Step(request, checks(entries), extractions(entries), pause(entries));
  }

  private @Nullable RequestTemplate request(
      Map<String, YamlNode> entries, Map<String, Text> all, Optional<Text> body) {
    YamlNode at = entries.get("path");
    String path = fill.apply(at);
    String method =
        YamlNode.of(entries, "method").map(YamlNode::text).orElse("GET").toUpperCase(Locale.ROOT);
    List<Header> list =
        all.entrySet().stream().map(one -> new Header(one.getKey(), one.getValue())).toList();
    try {
      boolean absolute = path.matches("https?://.*");
      Site to = absolute ? Site.ofPage(path) : site;
      Text line = Text.of(absolute ? Site.pagePath(path) : path);
      return new RequestTemplate(
          to, new RequestTemplate.Line(method, line), list, body, at.where());
    } catch (LeptonException e) {
      e.problems().forEach(one -> at.problem(one.what(), one.fix()));
      return null;
    }
  }

  private List<Check> checks(Map<String, YamlNode> entries) {
    List<Check> checks = new ArrayList<>();
    YamlNode.of(entries, "expect").ifPresent(text -> checks.add(new Check.Contains(text.text())));
    Optional<YamlNode> node = YamlNode.of(entries, "checks");
    if (node.isEmpty()) {
      return checks;
    }
    Map<String, YamlNode> wanted = node.get().entries(CHECKS);
    YamlNode.of(wanted, "status").ifPresent(status -> checks.add(status(status)));
    YamlNode.of(wanted, "contains").ifPresent(text -> checks.add(new Check.Contains(text.text())));
    YamlNode.of(wanted, "matches")
        .ifPresent(text -> pattern(text).ifPresent(p -> checks.add(new Check.Matches(p))));
    YamlNode.of(wanted, "header")
        .ifPresent(
            list ->
                list.entries()
                    .forEach(
                        (name, value) ->
                            pattern(value)
                                .ifPresent(p -> checks.add(new Check.HeaderMatches(name, p)))));
    YamlNode.of(wanted, "json")
        .ifPresent(
            list ->
                list.entries()
                    .forEach(
                        (pointer, value) ->
                            pointer(pointer, value)
                                .ifPresent(
                                    p ->
                                        checks.add(
                                            new Check.JsonIs(
                                                p,
                                                Optional.of(value.text())
                                                    .filter(text -> !text.equals("*")))))));
    return checks;
  }

  private static Check status(YamlNode node) {
    Stream<YamlNode> all = node.isList() ? node.items().stream() : Stream.of(node);
    return new Check.StatusIs(Set.copyOf(all.map(one -> one.number(100, 599)).distinct().toList()));
  }

  private List<Extraction> extractions(Map<String, YamlNode> entries) {
    List<Extraction> extractions = new ArrayList<>();
    YamlNode.of(entries, "extract")
        .ifPresent(
            list ->
                list.entries()
                    .forEach(
                        (name, source) -> extraction(name, source).ifPresent(extractions::add)));
    return extractions;
  }

  private static Optional<Extraction> extraction(String name, YamlNode source) {
    Map<String, YamlNode> from = source.entries(SOURCES);
    Optional<YamlNode> regex = YamlNode.of(from, "regex");
    if (from.containsKey("json")) {
      YamlNode at = from.get("json");
      return pointer(at.text(), at).map(p -> new Extraction.FromJson(name, p));
    }
    if (from.containsKey("header")) {
      String header = from.get("header").text();
      Pattern pattern = regex.flatMap(StepReader::pattern).orElse(Pattern.compile("(.*)"));
      return Optional.of(new Extraction.FromHeader(name, header, pattern));
    }
    if (regex.isPresent()) {
      return pattern(regex.get()).map(p -> new Extraction.FromBody(name, p));
    }
    source.problem(
        "it is not said where " + name + " comes from", "write {json: /pointer} or {regex: …}");
    return Optional.empty();
  }

  private static Optional<Pattern> pattern(YamlNode node) {
    try {
      return Optional.of(Pattern.compile(node.text()));
    } catch (PatternSyntaxException e) {
      node.problem("not a regular expression: " + e.getDescription(), "correct it");
      return Optional.empty();
    }
  }

  private static Optional<JsonPointer> pointer(String text, YamlNode node) {
    try {
      return Optional.of(JsonPointer.compile(text));
    } catch (IllegalArgumentException e) {
      node.problem("'" + text + "' is no JSON pointer", "write it like /items/0/id");
      return Optional.empty();
    }
  }

  private static Duration pause(Map<String, YamlNode> entries) {
    Optional<YamlNode> think = YamlNode.of(entries, "think");
    if (think.isEmpty()) {
      return Duration.ZERO;
    }
    var span = SPAN.matcher(think.get().text());
    if (!span.matches()) {
      think.get().problem("this is no span of time", "write 500ms, 2s or 1m");
      return Duration.ZERO;
    }
    double seconds =
        switch (span.group(2)) {
          case "ms" -> Double.parseDouble(span.group(1)) / 1000;
          case "s" -> Double.parseDouble(span.group(1));
          default -> Double.parseDouble(span.group(1)) * 60;
        };
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }
}
