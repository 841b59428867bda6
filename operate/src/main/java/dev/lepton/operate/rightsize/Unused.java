package dev.lepton.operate.rightsize;

import dev.lepton.model.operation.RightsizeReport.Kind;
import dev.lepton.model.operation.RightsizeReport.Level;
import dev.lepton.model.operation.RightsizeReport.Recommendation;
import dev.lepton.model.operation.RightsizeReport.Risk;
import dev.lepton.model.operation.RightsizeReport.Target;
import java.util.List;
import java.util.Optional;

/** Workloads that nobody seems to use. A person decides: no patch takes them away. */
final class Unused {
  private Unused() {}

  static Recommendation of(Target target, List<Workload> containers, Savings savings) {
    Workload first = containers.get(0);
    Activity activity = first.advice().activity();
    boolean zombie = activity.kind() == Activity.Kind.ZOMBIE;
    Optional<Double> cost =
        containers.stream().map(savings::whole).reduce(Optional.of(0.0), Savings::sum);
    return new Recommendation(
        target,
        zombie ? Kind.ZOMBIE : Kind.IDLE,
        List.of(),
        zombie ? cost : Optional.empty(),
        new Risk(
            zombie ? Level.MEDIUM : Level.HIGH,
            "something that is used once a month would not have been seen: ask its owner, and scale"
                + " it to 0 for a while before it is deleted"),
        first.advice().confidence(),
        zombie
            ? "nobody seems to use it: scale it to 0, then delete it"
            : "hardly anybody uses it: ask whether it is needed, or let it start on demand",
        List.of(activity.text()));
  }
}
