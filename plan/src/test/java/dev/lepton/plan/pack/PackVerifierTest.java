package dev.lepton.plan.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.plan.NodePacking;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The verifier finds each kind of fault when it is put into a packing that has none. */
class PackVerifierTest {
  private static final PackRequest REQUEST =
      new PackRequest(
          List.of(
              new PackWorkload(
                  "web",
                  1,
                  4,
                  6,
                  new PackWorkload.Rules(
                      "amd64", Optional.of("group"), OptionalInt.of(1), true, false))),
          List.of(Packs.machine("m", 2, 8, "amd64", 0.10, OptionalDouble.of(0.03))),
          Packs.zoned(Packs.THREE, 0));
  private static final NodePacking RIGHT = Packs.pack(REQUEST);

  private static List<String> violations(UnaryOperator<NodePacking.Node> fault) {
    List<NodePacking.Node> nodes = new java.util.ArrayList<>(RIGHT.nodes());
    nodes.set(0, fault.apply(nodes.get(0)));
    return violations(nodes);
  }

  private static List<String> violations(List<NodePacking.Node> nodes) {
    return PackVerifier.violations(REQUEST, with(nodes, RIGHT.hourlyCost(), RIGHT.lowerBound()));
  }

  private static NodePacking with(List<NodePacking.Node> nodes, double cost, double bound) {
    return new NodePacking(
        RIGHT.catalogue(),
        RIGHT.pricesAsOf(),
        cost,
        RIGHT.monthlyCost(),
        bound,
        RIGHT.gap(),
        RIGHT.optimal(),
        RIGHT.bound(),
        RIGHT.pods(),
        RIGHT.search(),
        nodes,
        RIGHT.purchases(),
        RIGHT.unplaced(),
        RIGHT.leftOut(),
        RIGHT.assumptions());
  }

  private static NodePacking.Node node(
      NodePacking.Node old, String type, String zone, String purchase, int pods) {
    return new NodePacking.Node(
        old.name(),
        type,
        old.architecture(),
        zone,
        purchase,
        old.hourlyPrice(),
        old.hours(),
        old.allocatable(),
        old.used(),
        List.of(new NodePacking.Placement("web", pods)));
  }

  @Test
  void nothingIsWrongWithARightPacking() {
    assertThat(violations(RIGHT.nodes())).isEmpty();
  }

  @Test
  void aPodTooManyIsFound() {
    assertThat(violations(one -> node(one, "m", one.zone(), "on-demand", 3)))
        .anyMatch(text -> text.contains("more CPU"))
        .anyMatch(text -> text.contains("more memory"))
        .anyMatch(text -> text.contains("too many pods of web"))
        .anyMatch(text -> text.contains("group share it"))
        .anyMatch(text -> text.contains("of which 8 are on nodes"));
  }

  @Test
  void aWrongZoneIsFound() {
    assertThat(violations(one -> node(one, "m", "elsewhere", "on-demand", 1)))
        .anyMatch(text -> text.contains("no such zone"));
    assertThat(
            violations(
                RIGHT.nodes().stream().map(one -> node(one, "m", "a", "on-demand", 1)).toList()))
        .anyMatch(text -> text.contains("not spread"));
  }

  @Test
  void spotWhereItIsNotWantedIsFound() {
    assertThat(violations(one -> node(one, "m", one.zone(), "spot", 1)))
        .anyMatch(text -> text.contains("must not be on spot"))
        .anyMatch(text -> text.contains("too many pods on spot"))
        .anyMatch(text -> text.contains("price is not"));
  }

  @Test
  void anUnknownTypeIsFound() {
    assertThat(violations(one -> node(one, "z", one.zone(), "on-demand", 1)))
        .anyMatch(text -> text.contains("no such type"));
  }

  @Test
  void aMissingNodeIsFound() {
    assertThat(violations(RIGHT.nodes().subList(1, RIGHT.nodes().size())))
        .anyMatch(text -> text.contains("of which 5 are on nodes"))
        .anyMatch(text -> text.contains("do not add up"));
  }

  @Test
  void aBoundAboveTheCostIsFound() {
    assertThat(PackVerifier.violations(REQUEST, with(RIGHT.nodes(), RIGHT.hourlyCost(), 99)))
        .containsExactly("the lower bound is above the cost");
  }
}
