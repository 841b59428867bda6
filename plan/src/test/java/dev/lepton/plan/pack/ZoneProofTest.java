package dev.lepton.plan.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lepton.model.plan.NodePacking;
import dev.lepton.plan.catalogue.Offer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What copies in several zones cost at least. */
class ZoneProofTest {
  private static final List<Offer> OFFERS = Packs.region("aws", "us-east-1");

  private static List<PackWorkload> copies(int workloads, int each, long seed) {
    List<PackWorkload> all = new ArrayList<>();
    for (PackWorkload one : Packs.mixed(workloads, seed)) {
      all.add(spread(one.name(), one.cores(), one.memoryGib(), each));
    }
    return all;
  }

  private static PackWorkload spread(String name, double cores, double gib, int count) {
    return new PackWorkload(
        name,
        cores,
        gib,
        count,
        new PackWorkload.Rules("any", Optional.empty(), OptionalInt.empty(), true, false));
  }

  private static NodePacking pack(List<PackWorkload> workloads) {
    return Packs.pack(new PackRequest(workloads, OFFERS, Packs.zoned(Packs.THREE, 0, 300)));
  }

  @Test
  void copiesInEachZoneAreProvedZoneByZone() {
    NodePacking packing = pack(copies(6, 3, 1));
    List<PackWorkload> single =
        Packs.mixed(6, 1).stream()
            .map(one -> Packs.pods(one.name(), one.cores(), one.memoryGib(), 1))
            .toList();
    NodePacking oneZone =
        Packs.pack(new PackRequest(single, OFFERS, Packs.zoned(List.of("a"), 0, 300)));
    assertThat(packing.optimal()).isTrue();
    assertThat(oneZone.optimal()).isTrue();
    assertThat(packing.hourlyCost()).isCloseTo(3 * oneZone.hourlyCost(), within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aRestThatIsNotSpreadIsPackedAboveTheBound(long seed) {
    List<PackWorkload> workloads = new ArrayList<>(copies(4, 4, seed));
    workloads.add(Packs.pods("single", 1, 4, 2));
    NodePacking packing = pack(workloads);
    assertThat(packing.lowerBound()).isLessThanOrEqualTo(packing.hourlyCost() + 1e-9);
    assertThat(packing.lowerBound())
        .isGreaterThanOrEqualTo(pack(copies(4, 3, seed)).hourlyCost() - 1e-9);
  }

  @Test
  void fewerCopiesThanZonesBoundNothing() {
    NodePacking packing = pack(List.of(spread("a", 1, 4, 2), spread("b", 1, 4, 2)));
    // Both may be in the same two zones, which costs two nodes and not three.
    assertThat(packing.lowerBound()).isLessThanOrEqualTo(packing.hourlyCost());
    assertThat(packing.nodes()).hasSizeLessThanOrEqualTo(4);
  }
}
