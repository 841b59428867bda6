package dev.lepton.accept.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lepton.accept.load.Arrivals.Recorded;
import dev.lepton.accept.load.Arrivals.Stage;
import dev.lepton.accept.load.Arrivals.Stages;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
  @Test
  void spreadsAConstantRateEvenly() {
    Arrivals arrivals = Arrivals.constant(100, Duration.ofSeconds(2));

    assertThat(arrivals.count()).isEqualTo(200);
    assertThat(arrivals.offsetNanos(0)).isZero();
    assertThat(arrivals.offsetNanos(150)).isEqualTo(1_500_000_000L);
  }

  /** With the rate growing from nothing, half of the visitors come in the last 29 % of the time. */
  @Test
  void letsTheRateGrowEvenly() {
    Arrivals ramp = new Stages(List.of(new Stage(0, 200, Duration.ofSeconds(10))));

    assertThat(ramp.count()).isEqualTo(1000);
    assertThat(ramp.offsetNanos(500) / 1e9).isCloseTo(10 * Math.sqrt(0.5), within(1e-6));
  }

  @Property(tries = 200)
  void lettingInIsNeverOutOfOrderNorAfterTheEnd(
      @ForAll @DoubleRange(min = 0, max = 500) double from,
      @ForAll @DoubleRange(min = 1, max = 500) double to,
      @ForAll @IntRange(min = 1, max = 3000) int millis) {
    Arrivals arrivals =
        new Stages(
            List.of(
                new Stage(from, to, Duration.ofMillis(millis)),
                new Stage(to, to, Duration.ofMillis(100)),
                new Stage(to, from, Duration.ofMillis(millis))));

    long[] offsets = LongStream.range(0, arrivals.count()).map(arrivals::offsetNanos).toArray();

    assertThat(offsets).isSorted();
    assertThat(offsets[offsets.length - 1]).isLessThanOrEqualTo(arrivals.length().toNanos());
  }

  @Test
  void stretchesARecordingWithItsCourse() {
    List<Long> burst =
        LongStream.range(0, 100)
            .map(i -> i < 90 ? i * 1_000_000 : 1_000_000_000 + i * 10_000_000)
            .boxed()
            .toList();

    Recorded stretched =
        new Recorded(burst, Duration.ofSeconds(2)).stretched(1000, Duration.ofSeconds(20));

    assertThat(stretched.count()).isEqualTo(1000);
    // 90 of 100 came within the first 5 % of the time; so do nearly 900 of 1,000.
    assertThat(stretched.offsetNanos(880)).isLessThan(1_000_000_000L);
    assertThat(stretched.offsetNanos(999)).isBetween(15_000_000_000L, 20_000_000_000L);
  }
}
