package dev.lepton.accept.scenario;

import dev.lepton.accept.traffic.Extraction;
import dev.lepton.accept.traffic.Feed;
import dev.lepton.accept.traffic.Journey;
import dev.lepton.accept.traffic.Step;
import dev.lepton.accept.traffic.Text;
import dev.lepton.accept.traffic.Traffic;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a scenario in YAML. Used once. */
final class ScenarioReader {
  private static final Set<String> KEYS =
      Set.of("variables", "headers", "feeds", "requests", "journeys");
  private static final Set<String> JOURNEY_KEYS = Set.of("name", "weight", "steps");
  private static final Pattern ENVIRONMENT = Pattern.compile("\\$\\{env:([A-Za-z_][A-Za-z0-9_]*)}");

  private final Path file;
  private final Scenario.Context context;
  private final Map<String, String> variables = new LinkedHashMap<>();
  private final Set<String> known = new LinkedHashSet<>(Set.of(Traffic.NUMBER));

  ScenarioReader(Path file, Scenario.Context context) {
    this.file = file;
    this.context = context;
  }

  Scenario read(String text) {
    YamlNode root = YamlNode.parse(file.toString(), text);
    Map<String, YamlNode> entries = root.entries(KEYS);
    YamlNode.of(entries, "variables")
        .ifPresent(
            list -> list.entries().forEach((name, value) -> variables.put(name, fill(value))));
    List<Feed> feeds = new ArrayList<>();
    YamlNode.of(entries, "feeds").ifPresent(list -> list.items().forEach(one -> feed(one, feeds)));
    Map<String, Text> headers = new LinkedHashMap<>();
    YamlNode.of(entries, "headers")
        .ifPresent(
            list ->
                list.entries().forEach((name, value) -> headers.put(name, Text.of(fill(value)))));
    StepReader steps = new StepReader(context.site(), headers, this::fill);
    List<Journey> journeys = new ArrayList<>();
    YamlNode.of(entries, "requests")
        .ifPresent(list -> list.items().forEach(one -> request(one, steps, journeys)));
    YamlNode.of(entries, "journeys")
        .ifPresent(list -> list.items().forEach(one -> journey(one, steps, journeys)));
    if (journeys.isEmpty() && root.problems().isEmpty()) {
      root.problem("there is nothing to send", "add requests: or journeys:");
    }
    if (!root.problems().isEmpty()) {
      throw new LeptonException(ErrorCode.CONFIG_INVALID, root.problems());
    }
    return new Scenario(Traffic.weighted(journeys, feeds), Optional.empty(), List.of());
  }

  /** A text with what is known before the test put in. */
  private String fill(YamlNode node) {
    String text = node.text();
    Matcher places = ENVIRONMENT.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (places.find()) {
      String name = places.group(1);
      String value = context.environment().get(name);
      if (value == null) {
        node.problem(
            "the environment has no " + name, "set it, for instance export " + name + "=…");
        value = "";
      }
      places.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    places.appendTail(filled);
    String whole = filled.toString();
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      whole = whole.replace("${" + variable.getKey() + "}", variable.getValue());
    }
    return whole;
  }

  private void feed(YamlNode node, List<Feed> feeds) {
    YamlNode at = node.isMapping() ? node.entries(Set.of("file")).get("file") : node;
    if (at == null) {
      node.problem("it is not said which file", "write - file: data.csv");
      return;
    }
    Path csv = file.toAbsolutePath().resolveSibling(at.text());
    FeedReader.read(csv, at)
        .ifPresent(
            feed -> {
              feeds.add(feed);
              known.addAll(feed.rows().get(0).keySet());
            });
  }

  private static int weight(Map<String, YamlNode> entries) {
    return YamlNode.of(entries, "weight").map(w -> w.number(1, Journey.MOST_WEIGHT)).orElse(1);
  }

  private void request(YamlNode node, StepReader reader, List<Journey> journeys) {
    Step step = reader.read(node);
    if (step != null) {
      requireKnown(node, step, known);
      journeys.add(new Journey(step.request().name(), List.of(step), weight(node.entries())));
    }
  }

  private void journey(YamlNode node, StepReader reader, List<Journey> journeys) {
    Map<String, YamlNode> entries = node.entries(JOURNEY_KEYS);
    String name =
        YamlNode.of(entries, "name").map(YamlNode::text).orElse("journey " + (journeys.size() + 1));
    List<Step> steps = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>(known);
    List<YamlNode> items = YamlNode.of(entries, "steps").map(YamlNode::items).orElse(List.of());
    for (YamlNode item : items) {
      Step step = reader.read(item);
      if (step != null) {
        requireKnown(item, step, names);
        step.extractions().stream().map(Extraction::name).forEach(names::add);
        steps.add(step);
      }
    }
    if (items.isEmpty()) {
      node.problem(
          "the journey '" + name + "' has no steps", "add steps: with one request at least");
    } else {
      journeys.add(new Journey(name, steps, weight(entries)));
    }
  }

  private static void requireKnown(YamlNode node, Step step, Set<String> names) {
    step.request().names().stream()
        .filter(name -> !names.contains(name))
        .forEach(
            name ->
                node.problem(
                    "nothing says what ${" + name + "} is",
                    "known here: "
                        + String.join(", ", names)
                        + "; more come from variables, feeds, and extract: of earlier steps"));
  }
}
