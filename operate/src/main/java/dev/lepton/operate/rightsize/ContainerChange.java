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
