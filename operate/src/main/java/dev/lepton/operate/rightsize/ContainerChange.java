package dev.lepton.operate.rightsize;

import dev.lepton.model.operation.RightsizeReport.Change;
import dev.lepton.model.operation.RightsizeReport.Kind;
import dev.lepton.model.operation.RightsizeReport.Level;
import dev.lepton.model.operation.RightsizeReport.Recommendation;
import dev.lepton.model.operation.RightsizeReport.Risk;
import dev.lepton.operate.rightsize.Damper.Decision;
import dev.lepton.operate.rightsize.Workload.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What one container should ask for. Limits are raised where a request would be above them, and
 * never lowered: that saves nothing and can kill. Not thread-safe.
 */
final class ContainerChange {
  private static final int SURE = 4;

  /** As kubernetes-mixin warns of it: a container that is held back so often answers late. */
  private static final double THROTTLED = 0.25;

  private static final double MORE = 1.5;

  private final Workload workload;
  private final Savings savings;
  private final List<Change> changes = new ArrayList<>();
  private final List<String> reasons = new ArrayList<>();
  private final List<String> risks = new ArrayList<>();
  private final Map<String, Memory.Remembered> remembered = new TreeMap<>();
  private Optional<Double> saved = Optional.of(0.0);
  private Level level = Level.LOW;

  ContainerChange(Workload workload, Damper damper, Savings savings) {
    this.workload = workload;
    this.savings = savings;
    for (Resource resource : Resource.values()) {
      decide(resource, damper);
    }
    if (isThrottled()) {
      workload.asked().coresLimit().ifPresent(limit -> raiseLimit(limit, damper));
    }
  }

  private boolean isThrottled() {
    return workload.throttled() >= THROTTLED;
  }

  /** How often it is held back, for a person. */
  private String held() {
    return String.format(
        Locale.ROOT,
        "held back by its limit in %.0f %% of its periods",
        workload.throttled() * 100);
  }

  /** What it would use without the limit nobody has seen, so it is raised step by step. */
  private void raiseLimit(double limit, Damper damper) {
    boolean known = changes.stream().anyMatch(change -> change.field().equals("limits.cpu"));
    if (known) {
      return;
    }
    double to = Resource.CPU.rounded(limit * MORE);
    String key = key(Resource.CPU) + "/limit";
    List<Double> windows = workload.advice().windows().stream().map(any -> to).toList();
    Decision decision = damper.decide(new Damper.Question(key, limit, to, windows, false));
    reasons.add("cpu limit: " + held() + "; " + decision.why());
    decision.fresh().ifPresent(fresh -> remembered.put(key, fresh));
    decision
        .to()
        .ifPresent(
            more -> {
              changes.add(
                  new Change(
                      "limits.cpu", Resource.CPU.quantity(limit), Resource.CPU.quantity(more)));
              risks.add("cpu: it may take from others on a full node what it was kept from");
              level = Level.MEDIUM.compareTo(level) > 0 ? Level.MEDIUM : level;
            });
  }

  Map<String, Memory.Remembered> remembered() {
    return remembered;
  }

  /** Why nothing is changed. */
  String why() {
    return String.join("; ", reasons);
  }

  Optional<Recommendation> recommendation() {
    return changes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Recommendation(
                workload.target(),
                Kind.RESOURCES,
                changes,
                saved,
                new Risk(level, String.join("; ", risks)),
                workload.advice().confidence(),
                why(),
                workload.advice().evidence()));
  }

  private void decide(Resource resource, Damper damper) {
    OptionalDouble size = workload.advice().size().of(resource);
    Optional<String> scaler = followedBy(resource);
    if (size.isEmpty() || scaler.isPresent()) {
      reasons.add(
          resource.id()
              + ": "
              + scaler
                  .map(name -> name + " keeps its utilisation, which another request would move")
                  .orElse("was not measured"));
      return;
    }
    double asked = workload.asked().request(resource).orElse(0);
    if (resource == Resource.CPU && isThrottled() && size.getAsDouble() < asked) {
      reasons.add("cpu: " + held() + ", so what it used says too little to lower what it asks for");
      return;
    }
    boolean urgent = resource == Resource.MEMORY && workload.advice().killed();
    Decision decision =
        damper.decide(
            new Damper.Question(
                key(resource),
                asked,
                resource.rounded(size.getAsDouble()),
                windows(resource),
                urgent));
    reasons.add(resource.id() + ": " + decision.why());
    decision.fresh().ifPresent(fresh -> remembered.put(key(resource), fresh));
    decision.to().ifPresent(to -> change(resource, asked, to));
  }

  private Optional<String> followedBy(Resource resource) {
    return workload
        .scaler()
        .filter(scaler -> scaler.metrics().contains(resource.id()))
        .map(Workload.Scaler::name);
  }

  private String key(Resource resource) {
    var target = workload.target();
    return String.join(
        "/", target.namespace(), target.kind(), target.name(), target.container(), resource.id());
  }

  private List<Double> windows(Resource resource) {
    return workload.advice().windows().stream()
        .map((Size size) -> size.of(resource))
        .filter(OptionalDouble::isPresent)
        .map(size -> resource.rounded(size.getAsDouble()))
        .toList();
  }

  private void change(Resource resource, double asked, double to) {
    changes.add(
        new Change(
            "requests." + resource.id(),
            asked > 0 ? resource.quantity(asked) : "",
            resource.quantity(to)));
    OptionalDouble limit = workload.asked().limit(resource);
    if (limit.isPresent() && limit.getAsDouble() < to) {
      changes.add(
          new Change(
              "limits." + resource.id(),
              resource.quantity(limit.getAsDouble()),
              resource.quantity(to)));
    }
    double mean = workload.advice().mean().of(resource).orElse(0);
    saved = Savings.sum(saved, savings.of(resource, asked, to, mean, workload.replicas()));
    risk(resource, to > asked);
  }

  private void risk(Resource resource, boolean raised) {
    boolean sure = workload.advice().confidence() >= SURE;
    if (raised) {
      risks.add(resource.id() + ": pods may wait where no node has room for more");
      return;
    }
    boolean cpu = resource == Resource.CPU;
    risks.add(
        cpu
            ? "cpu: slower on a full node, if it needs more than it was seen to"
            : "memory: evicted from a full node, if it needs more than it was seen to");
    Level own = cpu ? (sure ? Level.LOW : Level.MEDIUM) : (sure ? Level.MEDIUM : Level.HIGH);
    level = own.compareTo(level) > 0 ? own : level;
  }
}
