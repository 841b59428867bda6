package dev.lepton.plan.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lepton.model.plan.NodePacking;
import dev.lepton.plan.catalogue.Offer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodePackerTest {
  private static final List<Offer> MACHINES =
      List.of(
          Packs.machine("small", 2, 8, 0.10),
          Packs.machine("large", 4, 16, 0.19),
          Packs.machine("lean", 4, 8, 0.15));

  private static NodePacking pack(PackSettings settings, PackWorkload... workloads) {
    return Packs.pack(new PackRequest(List.of(workloads), MACHINES, settings));
  }

  @Test
  void fewPodsArePackedOptimallyAndSaidToBe() {
    NodePacking packing = pack(Packs.settings(50), Packs.pods("web", 1, 4, 4));
    assertThat(packing.hourlyCost()).isEqualTo(0.19);
    assertThat(packing.lowerBound()).isEqualTo(0.19);
    assertThat(packing.optimal()).isTrue();
    assertThat(packing.search().stoppedBy()).isEqualTo("proof");
  }

  @Test
  void aNodeTellsWhatItIsAndWhatItCarries() {
    NodePacking.Node node = pack(Packs.settings(50), Packs.pods("web", 1, 4, 4)).nodes().get(0);
    assertThat(node.type()).isEqualTo("large");
    assertThat(node.purchase()).isEqualTo("on-demand");
    assertThat(node.used()).isEqualTo(new NodePacking.Room(4, 16, 4));
    assertThat(node.allocatable()).isEqualTo(new NodePacking.Room(4, 16, 8));
    assertThat(node.workloads()).containsExactly(new NodePacking.Placement("web", 4));
  }

  @Test
  void nothingToPackCostsNothing() {
    NodePacking packing = pack(Packs.settings(50), Packs.pods("web", 1, 4, 0));
    assertThat(packing.hourlyCost()).isZero();
    assertThat(packing.gap()).isZero();
    assertThat(packing.optimal()).isTrue();
  }

  @Test
  void aNodeHasNoMorePodsThanItsNetworkOrTheSettingAllows() {
    assertThat(pack(Packs.settings(50), Packs.pods("tiny", 0.01, 0.01, 9)).nodes()).hasSize(2);
    PackSettings two =
        new PackSettings(
            List.of("a"),
            Buying.onDemand(0),
            2,
            false,
            new PackSettings.Daemons(0.1, 0.1, 1),
            Optional.empty(),
            Packs.settings(50).search());
    assertThat(pack(two, Packs.pods("tiny", 0.01, 0.01, 3)).nodes()).hasSize(3);
  }

  @Test
  void podsOfAGroupDoNotShareANode() {
    PackWorkload.Rules apart =
        new PackWorkload.Rules("any", Optional.of("db"), OptionalInt.empty(), false, false);
    NodePacking packing =
        pack(
            Packs.settings(50),
            new PackWorkload("one", 1, 1, 2, apart),
            new PackWorkload("two", 1, 1, 1, apart));
    assertThat(packing.nodes()).hasSize(3);
    assertThat(packing.optimal()).isTrue();
  }

  @Test
  void podsSpreadOverZones() {
    PackWorkload.Rules spread =
        new PackWorkload.Rules("any", Optional.empty(), OptionalInt.empty(), true, false);
    NodePacking packing =
        pack(Packs.zoned(Packs.THREE, 0), new PackWorkload("web", 1, 1, 4, spread));
    assertThat(packing.nodes().stream().map(NodePacking.Node::zone))
        .containsExactlyInAnyOrder("a", "b", "c");
  }

  @Test
  void noMoreThanTheShareIsOnSpot() {
    Offer machine = Packs.machine("m", 2, 8, "amd64", 0.10, OptionalDouble.of(0.03));
    PackWorkload.Rules spot =
        new PackWorkload.Rules("any", Optional.empty(), OptionalInt.empty(), false, true);
    PackRequest request =
        new PackRequest(
            List.of(new PackWorkload("web", 1, 1, 8, spot)),
            List.of(machine),
            Packs.zoned(List.of("a"), 0.5));
    NodePacking packing = Packs.pack(request);
    assertThat(packing.hourlyCost()).isCloseTo(2 * 0.10 + 2 * 0.03, within(1e-9));
    assertThat(packing.optimal()).isTrue();
  }

  @Test
  void burstableMachinesAreUsedOnlyWhenWanted() {
    List<Offer> offers = List.of(Packs.machine("t3", 4, 16, 0.01), Packs.machine("m5", 4, 16, 0.2));
    PackRequest request =
        new PackRequest(List.of(Packs.pods("web", 1, 1, 1)), offers, Packs.settings(5));
    assertThat(Packs.pack(request).nodes().get(0).type()).isEqualTo("m5");
  }

  @Test
  void theSameSeedAndStepsGiveTheSameAnswer() {
    PackRequest request =
        new PackRequest(
            Packs.mixed(30, 1), Packs.region("gcp", "us-central1"), Packs.zoned(Packs.THREE, 0.5));
    assertThat(Packs.pack(request)).isEqualTo(Packs.pack(request));
  }

  @ParameterizedTest
  @CsvSource({
    "1,aws,us-east-1",
    "2,gcp,us-central1",
    "3,azure,eastus",
    "4,alibaba,us-east-1",
    "5,gcp,us-east1"
  })
  void everyRuleIsKeptOnRealMachines(long seed, String provider, String region) {
    PackRequest request =
        new PackRequest(
            Packs.mixed(40, seed), Packs.region(provider, region), Packs.zoned(Packs.THREE, 0.6));
    // Azure's and Alibaba's lists may have no arm64 machines.
    boolean arm =
        request.offers().stream()
            .anyMatch(
                offer ->
                    offer.machine().steady() && offer.machine().architecture().equals("arm64"));
    PackRequest possible =
        new PackRequest(
            request.workloads().stream()
                .filter(one -> arm || !one.rules().architecture().equals("arm64"))
                .toList(),
            request.offers(),
            request.settings());
    NodePacking packing = Packs.pack(possible);
    assertThat(PackVerifier.violations(possible, packing)).isEmpty();
    assertThat(packing.lowerBound()).isPositive().isLessThanOrEqualTo(packing.hourlyCost());
  }

  @Test
  void roundsOfSearchImproveOnTheGreedyStart() {
    List<Offer> offers = Packs.region("aws", "us-east-1");
    PackRequest little =
        new PackRequest(Packs.mixed(60, 9), offers, Packs.zoned(Packs.THREE, 0, 1));
    PackRequest much =
        new PackRequest(Packs.mixed(60, 9), offers, Packs.zoned(Packs.THREE, 0, 3000));
    assertThat(Packs.pack(much).hourlyCost()).isLessThan(Packs.pack(little).hourlyCost());
  }

  @Test
  void aSearchThatIsEndedAnswersWithWhatItHasAndItsBound() {
    PackRequest request =
        new PackRequest(
            Packs.mixed(30, 1),
            Packs.region("aws", "us-east-1"),
            Packs.zoned(Packs.THREE, 0, Long.MAX_VALUE));
    Ending watch = new Ending();
    NodePacking packing = NodePacker.pack(request, "test:here", List.of(), watch);
    assertThat(packing.search().stoppedBy()).isEqualTo("interrupt");
    assertThat(packing.lowerBound()).isEqualTo(watch.bound).isPositive();
    assertThat(packing.hourlyCost()).isLessThanOrEqualTo(watch.cost);
  }

  /** Has enough as soon as it has seen anything. */
  private static final class Ending implements PackWatch {
    private volatile double cost = Double.NaN;
    private volatile double bound;

    @Override
    public void seen(double cost, double bound) {
      this.cost = cost;
      this.bound = bound;
    }

    @Override
    public boolean enough() {
      return !Double.isNaN(cost);
    }
  }
}
