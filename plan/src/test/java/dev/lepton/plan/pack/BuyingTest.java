package dev.lepton.plan.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lepton.model.plan.NodePacking;
import dev.lepton.model.plan.PurchaseOption;
import dev.lepton.plan.catalogue.Allocatable;
import dev.lepton.plan.catalogue.Commitment;
import dev.lepton.plan.catalogue.MachineType;
import dev.lepton.plan.catalogue.Offer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class BuyingTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

  private static final Offer MACHINE =
      new Offer(
          "test",
          "here",
          new MachineType(
              "m", 2, 8, "amd64", OptionalInt.empty(), Optional.of(new Allocatable(2, 8, 8)), true),
          0.10,
          OptionalDouble.of(0.03),
          List.of(new Commitment(1, 0, 0.07, DAY, "list"), new Commitment(3, 0, 0.05, DAY, "list")),
          DAY,
          "list");

  /** Ten pods of one core, four of them at all times. */
  private static PackRequest request(Buying buying, boolean spot) {
    PackWorkload.Rules rules =
        new PackWorkload.Rules(
            "any", Optional.empty(), OptionalInt.empty(), false, spot, OptionalInt.of(4));
    return new PackRequest(
        List.of(new PackWorkload("web", 1, 1, 10, rules)), List.of(MACHINE), Packs.buying(buying));
  }

  private static List<String> ways(NodePacking packing) {
    return packing.nodes().stream()
        .map(node -> node.purchase() + " " + node.hours())
        .sorted()
        .toList();
  }

  @Test
  void theBaseIsCommittedAndThePeakOnDemand() {
    NodePacking packing = Packs.pack(request(new Buying(true, 0, 3, 0.25), false));

    assertThat(ways(packing))
        .containsExactly(
            "commitment-3-years 1.0",
            "commitment-3-years 1.0",
            "on-demand 0.25",
            "on-demand 0.25",
            "on-demand 0.25");
    assertThat(packing.hourlyCost()).isCloseTo(2 * 0.05 + 3 * 0.10 * 0.25, within(1e-12));
    assertThat(packing.optimal()).isTrue();
  }

  @Test
  void aPeakOfMostHoursIsCheaperUnderTheCommitmentToo() {
    NodePacking packing = Packs.pack(request(new Buying(true, 0, 3, 0.6), false));
    assertThat(ways(packing)).containsOnly("commitment-3-years 1.0").hasSize(5);
  }

  @Test
  void podsOfThePeakGoOnSpotFirst() {
    NodePacking packing = Packs.pack(request(new Buying(true, 0.6, 1, 0.5), true));
    assertThat(ways(packing))
        .containsExactly(
            "commitment-1-year 1.0", "commitment-1-year 1.0", "spot 0.5", "spot 0.5", "spot 0.5");
  }

  @Test
  void whatIsBoughtSaysWhenItPays() {
    NodePacking packing = Packs.pack(request(new Buying(true, 0, 3, 0.25), false));
    PurchaseOption bound = packing.purchases().get(0);

    assertThat(bound.purchase()).isEqualTo("commitment-3-years");
    assertThat(bound.monthlyUsd().orElseThrow()).isCloseTo(73, within(0.01));
    assertThat(bound.breakEvenUtilisation().orElseThrow()).isCloseTo(0.5, within(1e-9));
    assertThat(bound.breakEvenMonths().orElseThrow()).isCloseTo(18, within(1e-9));
    assertThat(packing.purchases())
        .anyMatch(
            one -> one.purchase().equals("spot") && one.reason().contains("no workload bears"));
  }

  @Test
  void aCommitmentForTooLongOrPodsOfTheBaseAtThePeakAreFound() {
    PackRequest request = request(new Buying(true, 0, 3, 0.25), false);
    NodePacking packing = Packs.pack(request);

    assertThat(PackVerifier.violations(request(new Buying(true, 0, 1, 0.25), false), packing))
        .anyMatch(text -> text.contains("bound for too long"));
    List<NodePacking.Node> moved = new ArrayList<>();
    packing.nodes().forEach(node -> moved.add(atPeak(node)));
    assertThat(PackVerifier.violations(request, with(packing, moved)))
        .anyMatch(text -> text.contains("too many pods on nodes of the peak: 10"))
        .anyMatch(text -> text.contains("a commitment is paid for at all times"));
  }

  private static NodePacking.Node atPeak(NodePacking.Node old) {
    return new NodePacking.Node(
        old.name(),
        old.type(),
        old.architecture(),
        old.zone(),
        old.purchase(),
        old.hourlyPrice(),
        0.25,
        old.allocatable(),
        old.used(),
        old.workloads());
  }

  private static NodePacking with(NodePacking old, List<NodePacking.Node> nodes) {
    return new NodePacking(
        old.catalogue(),
        old.pricesAsOf(),
        old.hourlyCost(),
        old.monthlyCost(),
        old.lowerBound(),
        old.gap(),
        old.optimal(),
        old.bound(),
        old.pods(),
        old.search(),
        nodes,
        old.purchases(),
        old.unplaced(),
        old.leftOut(),
        old.assumptions());
  }
}
