package dev.lepton.accept.traffic;

import dev.lepton.accept.http.Site;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.migration.RequestSpec;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who comes, in which order. Immutable.
 *
 * @param journeys at least one
 * @param order which journey the first visitor makes, the second, and so on; then from the start
 * @param feeds data for all of them
 */
public record Traffic(List<Journey> journeys, List<Integer> order, List<Feed> feeds) {
  /** How a request calls the number of its visitor, which counts from 1. */
  public static final String NUMBER = "n";

  /**
   * @throws LeptonException CONFIG_INVALID when nobody would come
   */
  public Traffic {
    journeys = List.copyOf(journeys);
    order = List.copyOf(order);
    feeds = List.copyOf(feeds);
    if (journeys.isEmpty() || order.isEmpty()) {
      throw new LeptonException(
          ErrorCode.CONFIG_INVALID,
          "a load needs at least one request",
          "accept",
          "name one in migration.yaml or in the scenario");
    }
  }

  /** Journeys by their weights, each kind spread as evenly as can be. */
  public static Traffic weighted(List<Journey> journeys, List<Feed> feeds) {
    int sum = journeys.stream().mapToInt(Journey::weight).sum();
    int[] credit = new int[journeys.size()];
    Integer[] order = new Integer[sum];
    for (int i = 0; i < sum; i++) {
      int next = 0;
      for (int j = 0; j < credit.length; j++) {
        credit[j] += journeys.get(j).weight();
        next = credit[j] > credit[next] ? j : next;
      }
      credit[next] -= sum;
      order[i] = next;
    }
    return new Traffic(journeys, List.of(order), feeds);
  }

  /** Requests in turn, as migration.yaml gives them. */
  public static Traffic inTurn(Site site, List<RequestSpec> requests) {
    return weighted(
        requests.stream()
            .map(spec -> Journey.of(Step.of(RequestTemplate.of(site, spec), spec.expect())))
            .toList(),
        List.of());
  }

  /**
   * @param visitor counts from 1
   */
  public Journey journey(long visitor) {
    return journeys.get(journeyIndex(visitor));
  }

  /** The journey's place in the list. */
  public int journeyIndex(long visitor) {
    return order.get((int) ((visitor - 1) % order.size()));
  }

  /** Whether any request has places to fill in, or any answer a value to keep. */
  public boolean usesValues() {
    return journeys.stream()
        .flatMap(journey -> journey.steps().stream())
        .anyMatch(step -> !step.request().names().isEmpty() || !step.extractions().isEmpty());
  }

  /** What is known to a visitor at the start; the caller may add to it. */
  public Map<String, String> values(long visitor) {
    Map<String, String> values = new HashMap<>();
    values.put(NUMBER, Long.toString(visitor));
    feeds.forEach(feed -> values.putAll(feed.row(visitor)));
    return values;
  }

  /** How many requests a visitor sends, on average, when all goes well. */
  public double requestsPerVisitor() {
    return order.stream().mapToInt(i -> journeys.get(i).steps().size()).average().orElse(1);
  }

  public Stream<RequestTemplate> requests() {
    return journeys.stream().flatMap(j -> j.steps().stream()).map(Step::request);
  }

  /** All that are contacted. */
  public Set<Site> sites() {
    Set<Site> sites = new LinkedHashSet<>();
    requests().map(RequestTemplate::site).forEach(sites::add);
    return sites;
  }
}
