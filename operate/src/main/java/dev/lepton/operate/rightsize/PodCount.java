package dev.lepton.operate.rightsize;

import dev.lepton.model.operation.RightsizeReport.Change;
import dev.lepton.model.operation.RightsizeReport.Kind;
import dev.lepton.model.operation.RightsizeReport.Level;
import dev.lepton.model.operation.RightsizeReport.Recommendation;
import dev.lepton.model.operation.RightsizeReport.Risk;
import dev.lepton.model.operation.RightsizeReport.Target;
import dev.lepton.operate.rightsize.Workload.Scaler;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How many pods there should be. Where no autoscaler decides and all pods together need so little
 * that fewer could carry it, fewer are recommended, never less than two of what has two today.
 */
final class PodCount {
  private static final int LEAST = 2;
  private static final double COMFORT = 1.3;

  /** At its most for a fifth of the time, an autoscaler could not follow the load. */
  private static final double OFTEN = 0.2;

  private static final double MORE = 1.5;
  private static final String AUTOSCALER = "HorizontalPodAutoscaler";

  private final Optional<Recommendation> recommendation;
  private final Map<String, Memory.Remembered> remembered;

  PodCount(Target target, List<Workload> containers, Damper damper, Savings savings) {
    Workload first = containers.get(0);
    int now = first.replicas();
    boolean fixed = first.scaler().isEmpty() && target.kind().equals("Deployment");
    int enough = fixed && now > LEAST ? enough(containers) : now;
    if (enough >= now) {
      recommendation = Optional.empty();
      remembered = Map.of();
      return;
    }
    String key = String.join("/", target.namespace(), target.kind(), target.name(), "", "replicas");
    // The peak of all the time is the peak of its parts at most.
    List<Double> windows = first.advice().windows().stream().map(any -> (double) enough).toList();
    Damper.Decision decision = damper.decide(new Damper.Question(key, now, enough, windows, false));
    remembered = decision.fresh().map(fresh -> Map.of(key, fresh)).orElse(Map.of());
    recommendation =
        decision.to().map(to -> fewer(target, containers, (int) Math.round(to), savings));
  }

  Optional<Recommendation> recommendation() {
    return recommendation;
  }

  Map<String, Memory.Remembered> remembered() {
    return remembered;
  }

  /** Pods that carry the peak of all of them together, with comfort. */
  private static int enough(List<Workload> containers) {
    double each = 0;
    for (Workload container : containers) {
      double asked = container.asked().cores().orElse(0);
      if (asked <= 0) {
        return Integer.MAX_VALUE;
      }
      each += asked;
    }
    double peak = containers.get(0).advice().activity().peakCores();
    return Math.max(LEAST, (int) Math.ceil(COMFORT * peak / each));
  }

  private static Recommendation fewer(
      Target target, List<Workload> containers, int to, Savings savings) {
    Workload first = containers.get(0);
    int now = first.replicas();
    Optional<Double> all =
        containers.stream().map(savings::whole).reduce(Optional.of(0.0), Savings::sum);
    return new Recommendation(
        target,
        Kind.REPLICAS,
        List.of(new Change("replicas", Integer.toString(now), Integer.toString(to))),
        all.map(usd -> usd * (now - to) / now),
        new Risk(
            Level.MEDIUM,
            "fewer pods bear the loss of a node worse; at the peak each of them does more"),
        first.advice().confidence(),
        String.format(
            Locale.ROOT,
            "%d of %d pods carry the peak of all of them, with %.0f %% to spare",
            to,
            now,
            (COMFORT - 1) * 100),
        List.of(first.advice().activity().text()));
  }

  /** A higher bound for an autoscaler that ran into it. */
  static Optional<Recommendation> ceiling(
      Target target, List<Workload> containers, Scaler scaler, Savings savings) {
    if (scaler.atMost() < OFTEN) {
      return Optional.empty();
    }
    int to = (int) Math.ceil(scaler.most() * MORE);
    int replicas = Math.max(1, containers.get(0).replicas());
    Optional<Double> all =
        containers.stream().map(savings::whole).reduce(Optional.of(0.0), Savings::sum);
    return Optional.of(
        new Recommendation(
            new Target(target.namespace(), AUTOSCALER, scaler.name(), ""),
            Kind.AUTOSCALER,
            List.of(
                new Change("maxReplicas", Integer.toString(scaler.most()), Integer.toString(to))),
            all.map(usd -> -usd / replicas * (to - scaler.most()) * scaler.atMost()),
            new Risk(Level.LOW, "what it calls, such as a database, has to bear more pods"),
            containers.get(0).advice().confidence(),
            String.format(
                Locale.ROOT,
                "%s %s had its most pods, %d, for %.0f %% of the time",
                target.kind(),
                target.name(),
                scaler.most(),
                scaler.atMost() * 100),
            List.of("the money is what the further pods cost if they run for as long")));
  }
}
