package dev.lepton.operate.status;

import dev.lepton.model.operation.OperationStatus;
import dev.lepton.model.operation.OperationStatus.Anomaly;
import dev.lepton.model.operation.OperationStatus.Attention;
import dev.lepton.model.operation.OperationStatus.Burn;
import dev.lepton.model.operation.OperationStatus.Objective;
import dev.lepton.model.operation.OperationStatus.Service;
import dev.lepton.model.operation.OperationStatus.Shortage;
import dev.lepton.model.operation.OperationStatus.Urgency;
import dev.lepton.operate.status.StatusRequest.LatencyPromise;
import dev.lepton.prometheus.PrometheusClient;
import dev.lepton.prometheus.PrometheusSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Asks Prometheus how the applications of a namespace do. Not thread-safe; reads once. */
public final class StatusReader {
  private static final double BUDGET_DAYS = 30;

  private final StatusRequest request;
  private final PrometheusClient client;
  private final Shares shares;
  private final List<String> notes = new ArrayList<>();

  public StatusReader(PrometheusSource source, StatusRequest request) {
    this.request = request;
    this.client = new PrometheusClient(source);
    this.shares = new Shares(client, request.metrics(), request.namespace(), request.at());
  }

  /**
   * @throws dev.lepton.model.error.LeptonException SOURCE_UNREACHABLE, SOURCE_REJECTED_LOGIN or
   *     SOURCE_FAILED if Prometheus does not answer as it should
   */
  public OperationStatus read() {
    List<Service> services = services();
    List<Shortage> shortages = new ArrayList<>();
    for (ShortageCheck check : ShortageCheck.ALL) {
      shortages.addAll(check.shortages(client, request.namespace(), request.at()));
    }
    shortages.sort(
        Comparator.comparing(Shortage::urgency)
            .thenComparing(shortage -> -shortage.value() / Math.max(1, shortage.limit())));
    List<Anomaly> anomalies =
        request
            .baseline()
            .map(
                baseline ->
                    new BaselineComparison(
                        client, request.metrics(), request.namespace(), baseline))
            .map(comparison -> comparison.anomalies(request.at()))
            .orElse(List.of());
    if (request.latency().isPresent()
        && services.stream()
            .flatMap(service -> service.objectives().stream())
            .noneMatch(
                objective ->
                    objective.boundMillis().isPresent()
                        && objective.budgetLeftPercent().isPresent())) {
      notes.add(
          "durations are not counted by "
              + request.metrics().buckets()
              + ": the promise for latency is not judged");
    }
    return new OperationStatus(
        request.namespace(),
        request.at(),
        services,
        shortages,
        anomalies,
        attention(services, shortages, anomalies),
        notes);
  }

  private List<Service> services() {
    Map<String, Double> known = shares.rates("30d");
    Map<String, Double> lately = shares.rates("5m");
    Map<String, Double> p95 = shares.p95("5m");
    Map<String, Double> covered = shares.coveredDays();
    List<Objectives> promises = promises();
    List<Service> services = new ArrayList<>();
    for (String name : known.keySet()) {
      double days = covered.getOrDefault(name, 0.0);
      if (days < BUDGET_DAYS - 1) {
        notes.add(
            String.format(
                Locale.ROOT, "%s: the month's budget rests on %.1f of 30 days", name, days));
      }
      if (!lately.containsKey(name)) {
        // No figure is not the figure 0: a service that nobody asks still has one.
        notes.add(
            name
                + ": nothing was measured in the last 5 minutes; what it burns is of the time before");
      }
      List<Objective> objectives =
          promises.stream().map(promise -> promise.of(name, days)).toList();
      services.add(
          new Service(
              name,
              lately.getOrDefault(name, 0.0),
              Optional.ofNullable(p95.get(name)).map(seconds -> seconds * 1000),
              objectives));
    }
    return services;
  }

  private List<Objectives> promises() {
    List<Objectives> promises = new ArrayList<>();
    promises.add(
        new Objectives(
            "availability", request.availabilityPercent(), Optional.empty(), shares::failed));
    request.latency().ifPresent(promise -> promises.add(latency(promise)));
    return promises;
  }

  private Objectives latency(LatencyPromise promise) {
    double seconds = promise.bound().toNanos() / 1e9;
    return new Objectives(
        "latency",
        promise.percent(),
        Optional.of(1000 * seconds),
        range -> shares.slow(range, seconds));
  }

  private List<Attention> attention(
      List<Service> services, List<Shortage> shortages, List<Anomaly> anomalies) {
    List<Attention> attention = new ArrayList<>();
    if (services.isEmpty()) {
      attention.add(
          new Attention(
              Urgency.NOTE,
              request.namespace(),
              "no requests were counted in 30 days by "
                  + request.metrics().counter()
                  + ": promises are not judged",
              "give the namespace and the --metrics of what counts them"));
    }
    for (Service service : services) {
      for (Objective objective : service.objectives()) {
        objective.burns().stream()
            .filter(Burn::isTooFast)
            .min(Comparator.comparing(Burn::urgency))
            .ifPresent(burn -> attention.add(burning(service, objective, burn)));
      }
    }
    shortages.forEach(shortage -> attention.add(shortage(shortage)));
    anomalies.forEach(anomaly -> attention.add(anomaly(anomaly)));
    attention.sort(Comparator.comparing(Attention::urgency));
    return attention;
  }

  private static Attention burning(Service service, Objective objective, Burn burn) {
    return new Attention(
        burn.urgency(),
        service.name(),
        text(
            "its budget for %s (%s %%) burns %.1f times too fast over %s",
            objective.name(), objective.percent(), burn.rate(), burn.window()),
        "look at what was rolled out last, and at what it depends on");
  }

  private static Attention shortage(Shortage shortage) {
    return new Attention(
        shortage.urgency(),
        shortage.where(),
        text("%s: %.1f %s", shortage.what(), shortage.value(), shortage.unit()),
        shortage.fix());
  }

  private static Attention anomaly(Anomaly anomaly) {
    return new Attention(
        Urgency.NOTE,
        anomaly.service(),
        text(
            "%s %.4g %s, %.4g in the baseline",
            anomaly.signal(), anomaly.now(), anomaly.unit(), anomaly.before()),
        "find out whether users or the release have changed");
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
