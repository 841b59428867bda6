package dev.lepton.operate.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class NodeShareTest {
  private static final ResourceRates BASE = ResourceRates.BASE;

  /** The example of OpenCost's specification: $35, of which 30, 30 and 10 at base rates. */
  @Test
  void aPriceIsSplitByScalingBaseRates() {
    Resources node = new Resources(30 / BASE.cpu(), 30 / BASE.memory(), 10 / BASE.gpu());

    ResourceRates rates = BASE.scaledTo(35, node);
    NodeShare share = NodeShare.of(node, 35, 1, List.of());

    assertThat(rates.cpu() * node.cores()).isCloseTo(15, within(1e-9));
    assertThat(rates.memory() * node.memoryGib()).isCloseTo(15, within(1e-9));
    assertThat(rates.gpu() * node.gpus()).isCloseTo(5, within(1e-9));
    assertThat(share.idle()).containsExactly(15_000_000_000L, 15_000_000_000L, 5_000_000_000L);
  }

  /** By hand: 4 cores, half of them asked for over 2 h at half of $0.20; the rest is idle. */
  @Test
  void whatNobodyAsksForIsIdle() {
    Resources node = new Resources(4, 4 * BASE.cpu() / BASE.memory(), 0);

    NodeShare share = NodeShare.of(node, 0.20, 2, List.of(new Resources(2, 0, 0)));

    assertThat(share.containers().get(0)).containsExactly(100_000_000L, 0, 0);
    assertThat(share.idle()).containsExactly(100_000_000L, 200_000_000L, 0);
    assertThat(share.scaled()).isEqualTo(1);
  }

  /** Twice the cores it has: each container pays half of its rate, and nothing is idle. */
  @Test
  void moreThanThereIsIsScaledDown() {
    Resources node = new Resources(4, 4 * BASE.cpu() / BASE.memory(), 0);

    NodeShare share =
        NodeShare.of(node, 0.20, 1, List.of(new Resources(6, 0, 0), new Resources(2, 0, 0)));

    assertThat(share.containers().get(0)[0]).isEqualTo(75_000_000L);
    assertThat(share.containers().get(1)[0]).isEqualTo(25_000_000L);
    assertThat(share.idle()[0]).isZero();
    assertThat(share.scaled()).isEqualTo(2);
  }

  @Property(tries = 10_000)
  void partsAddUpToThePriceAndNothingIsNegative(
      @ForAll("nodes") Resources node,
      @ForAll @DoubleRange(min = 0, max = 500) double usdPerHour,
      @ForAll @DoubleRange(min = 0, max = 24) double hours,
      @ForAll @Size(max = 12) List<@From("demands") Resources> used) {
    NodeShare share = NodeShare.of(node, usdPerHour, hours, used);

    long containers = 0;
    for (long[] costs : share.containers()) {
      assertThat(Arrays.stream(costs)).allMatch(cost -> cost >= 0);
      containers += Arrays.stream(costs).sum();
    }
    assertThat(Arrays.stream(share.idle())).allMatch(left -> left >= 0);
    assertThat(containers + Arrays.stream(share.idle()).sum())
        .isEqualTo(Nanos.of(usdPerHour * hours))
        .isEqualTo(Arrays.stream(share.asset()).sum());
    for (int i = 0; i < share.idle().length; i++) {
      long sum = share.idle()[i];
      for (long[] costs : share.containers()) {
        sum += costs[i];
      }
      assertThat(sum).isEqualTo(share.asset()[i]);
    }
  }

  /** Whoever asks for more never pays less than whoever asks for less, but for a rounding. */
  @Property(tries = 2_000)
  void moreCostsMore(
      @ForAll("nodes") Resources node,
      @ForAll @Size(min = 2, max = 8) List<@From("demands") Resources> used) {
    NodeShare share = NodeShare.of(node, 1, 1, used);

    for (int i = 0; i < used.size(); i++) {
      for (int j = 0; j < used.size(); j++) {
        if (used.get(i).cores() > used.get(j).cores()) {
          assertThat(share.containers().get(i)[0])
              .isGreaterThanOrEqualTo(share.containers().get(j)[0] - 1);
        }
      }
    }
  }

  @Property(tries = 10_000)
  void sharingIsExact(
      @ForAll @LongRange(min = 0, max = 4_000_000_000_000_000_000L) long whole,
      @ForAll @NotEmpty @Size(max = 20) List<@DoubleRange(min = 0, max = 1e12) Double> weights) {
    double[] all = weights.stream().mapToDouble(Double::doubleValue).toArray();

    long[] shares = Nanos.share(whole, all);

    assertThat(Arrays.stream(shares).sum()).isEqualTo(whole);
    assertThat(Arrays.stream(shares)).allMatch(share -> share >= 0);
    boolean anybody = Arrays.stream(all).anyMatch(weight -> weight > 0);
    for (int i = 0; i < all.length; i++) {
      assertThat(all[i] > 0 || !anybody || shares[i] == 0).isTrue();
    }
  }

  @Test
  void noAmountOfMoneyIsNegativeOrNoNumber() {
    assertThatThrownBy(() -> Nanos.of(-1e-3)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Nanos.of(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Nanos.of(1e300)).isInstanceOf(IllegalArgumentException.class);
  }

  @Provide
  Arbitrary<Resources> nodes() {
    return Combinators.combine(
            Arbitraries.doubles().between(0.1, 448),
            Arbitraries.doubles().between(0.1, 24_576),
            Arbitraries.integers().between(0, 16))
        .as(Resources::new);
  }

  @Provide
  Arbitrary<Resources> demands() {
    return Combinators.combine(
            Arbitraries.doubles().between(0, 200),
            Arbitraries.doubles().between(0, 2_000),
            Arbitraries.integers().between(0, 8))
        .as(Resources::new);
  }
}
