package dev.lepton.cli.accept;

import dev.lepton.accept.http.Site;
import dev.lepton.accept.scenario.Scenario;
import dev.lepton.accept.traffic.Journey;
import dev.lepton.accept.traffic.RequestTemplate;
import dev.lepton.accept.traffic.Step;
import dev.lepton.accept.traffic.Text;
import dev.lepton.accept.traffic.Traffic;
import dev.lepton.model.migration.Migration;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What is sent. */
public final class TrafficOptions {
  @Option(
      names = "--scenario",
      paramLabel = "FILE",
      description =
          "What visitors do: a scenario (.yaml), a browser's recording (.har) or an access log."
              + " Without it, the page of --url is fetched.")
  private Optional<Path> scenario = Optional.empty();

  @Option(
      names = "--recorded-at",
      paramLabel = "HOST",
      description =
          "Of a browser's recording, send only what was sent to HOST, and send it to --url.")
  private Optional<String> recordedAt = Optional.empty();

  /** Those that name this file and nothing else. */
  static TrafficOptions of(Path file) {
    TrafficOptions options = new TrafficOptions();
    options.scenario = Optional.of(file);
    return options;
  }

  Optional<Path> file() {
    return scenario;
  }

  /** The same scenario for each site it is asked for. */
  Scenario read(String url, Optional<Migration> migration, Map<String, String> environment) {
    if (scenario.isEmpty()) {
      RequestTemplate.Line page = new RequestTemplate.Line("GET", Text.literal(Site.pagePath(url)));
      Journey visit =
          Journey.of(
              Step.of(
                  new RequestTemplate(
                      Site.ofPage(url), page, List.of(), Optional.empty(), "--url " + url)));
      return new Scenario(Traffic.weighted(List.of(visit), List.of()), Optional.empty(), List.of());
    }
    Site site = Site.of(url);
    // What was recorded at the application of today is meant for the one that is tested.
    List<Site> same =
        Stream.concat(Stream.of(url), migration.flatMap(m -> m.application().url()).stream())
            .map(Site::of)
            .toList();
    return Scenario.read(scenario.get(), new Scenario.Context(site, recordedAt, same, environment));
  }
}
