package dev.lepton.operate.rightsize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.operate.rightsize.Damper.Decision;
import dev.lepton.operate.rightsize.Damper.Question;
import dev.lepton.operate.rightsize.Memory.Remembered;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DamperTest {
  private static final Instant START = Instant.parse("2026-11-02T00:00:00Z");
  private static final String KEY = "shop/Deployment/web/web/cpu";
  private static final Damping DAMPING = Damping.defaults();

  @Test
  void aSmallDifferenceIsNoChange() {
    assertThat(decide(Memory.empty(), START, 1.0, 0.85, 0.85, 0.85, 0.85).to()).isEmpty();
    assertThat(decide(Memory.empty(), START, 1.0, 1.09, 1.09, 1.09, 1.09).to()).isEmpty();
    assertThat(decide(Memory.empty(), START, 1.0, 0.75, 0.75, 0.75, 0.75).to()).hasValue(0.75);
  }

  @Test
  void whatHeldInOnePartOfTheTimeOnlyIsNoChange() {
    Decision decision = decide(Memory.empty(), START, 1.0, 1.5, 0.9, 0.9, 1.5);

    assertThat(decision.to()).isEmpty();
    assertThat(decision.why()).contains("1 of 3 parts");
  }

  @Test
  void tooShortATimeIsNoChange() {
    assertThat(decide(Memory.empty(), START, 1.0, 0.5, 0.5, 0.5).why())
        .contains("measured in 2 of 3 parts");
  }

  @Test
  void aSecondChangeWaitsForTheCoolDown() {
    Memory memory = remember(2.0, 1.0, START);

    Decision soon = decide(memory, START.plus(Duration.ofDays(2)), 1.0, 0.5, 0.5, 0.5, 0.5);
    Decision later = decide(memory, START.plus(Duration.ofDays(8)), 1.0, 0.5, 0.5, 0.5, 0.5);

    assertThat(soon.to()).isEmpty();
    assertThat(soon.why()).contains("the next can be on 2026-11-09");
    assertThat(later.to()).hasValue(0.5);
  }

  @Test
  void aChangeAgainstTheLastOneNeedsMore() {
    Memory memory = remember(2.0, 1.0, START);
    Instant later = START.plus(Duration.ofDays(20));

    assertThat(decide(memory, later, 1.0, 1.15, 1.15, 1.15, 1.15).to()).isEmpty();
    assertThat(decide(memory, later, 1.0, 1.25, 1.25, 1.25, 1.25).to()).hasValue(1.25);
  }

  @Test
  void whatWasRecommendedAndNotDoneIsSaidAgainAsItWas() {
    Memory memory = remember(2.0, 1.0, START);

    Decision again = decide(memory, START.plus(Duration.ofDays(1)), 2.0, 1.06, 1.9, 1.06, 1.06);

    assertThat(again.to()).hasValue(1.0);
    assertThat(again.fresh()).isEmpty();
    assertThat(again.why()).contains("since 2026-11-02");
  }

  @Test
  void aKilledProcessWaitsForNothing() {
    Memory memory = remember(2.0, 1.0, START);
    Question question = new Question(KEY, 1.0, 1.3, List.of(), true);

    assertThat(new Damper(DAMPING, memory, START).decide(question).to()).hasValue(1.3);
  }

  @Test
  void whatAsksForNothingIsToldAtOnce() {
    assertThat(decide(Memory.empty(), START, 0, 0.3).to()).hasValue(0.3);
  }

  /**
   * A load that only has noise, sized every day over three parts of its time as `--step 5m` has
   * them, and every recommendation carried out at once: one change, whatever it asked for at first;
   * of very much noise perhaps a second one, but never back.
   */
  @Property(tries = 100)
  void noiseNeverMakesItFlap(
      @ForAll long seed,
      @ForAll @DoubleRange(min = 0.02, max = 0.5) double noise,
      @ForAll @DoubleRange(min = 0.05, max = 40) double asked) {
    Random random = new Random(seed);
    int perWindow = 768;
    double[] samples = new double[(40 + 3) * perWindow];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = Math.exp(noise * random.nextGaussian());
    }

    List<Remembered> changes = new ArrayList<>();
    Memory memory = Memory.empty();
    double now = asked;
    for (int day = 0; day < 40; day++) {
      double[] windows = new double[3];
      for (int window = 0; window < 3; window++) {
        windows[window] = p95(samples, (day + window) * perWindow, perWindow);
      }
      double size = p95(samples, day * perWindow, 3 * perWindow);
      Decision decision =
          decide(memory, START.plus(Duration.ofDays(day)), now, rounded(size), rounded(windows));
      if (decision.to().isPresent()) {
        changes.add(decision.fresh().orElseThrow());
        memory = memory.with(Map.of(KEY, decision.fresh().get()));
        now = decision.to().get();
      }
    }

    assertThat(changes).hasSizeLessThanOrEqualTo(noise <= 0.3 ? 1 : 2);
    for (int i = 1; i < changes.size(); i++) {
      assertThat(changes.get(i).raises()).isEqualTo(changes.get(i - 1).raises());
    }
  }

  /** Whatever the load does, there is one change in a cool-down at most. */
  @Property(tries = 1_000)
  void thereIsOneChangeInACoolDown(
      @ForAll @Size(60) List<@DoubleRange(min = 0.05, max = 20) Double> sizes) {
    Memory memory = Memory.empty();
    double now = 1;
    Optional<Instant> last = Optional.empty();
    for (int day = 0; day < sizes.size(); day++) {
      double size = Resource.CPU.rounded(sizes.get(day));
      Instant today = START.plus(Duration.ofDays(day));
      Decision decision = decide(memory, today, now, size, size, size, size);
      if (decision.to().isPresent()) {
        assertThat(last.map(at -> Duration.between(at, today)).orElse(DAMPING.coolDown()))
            .isGreaterThanOrEqualTo(DAMPING.coolDown());
        last = Optional.of(today);
        memory = memory.with(Map.of(KEY, decision.fresh().orElseThrow()));
        now = decision.to().get();
      }
    }
  }

  private static double p95(double[] samples, int from, int count) {
    double[] sorted = Arrays.copyOfRange(samples, from, from + count);
    Arrays.sort(sorted);
    return 1.3 * sorted[(int) Math.ceil(0.95 * count) - 1];
  }

  private static double rounded(double size) {
    return Resource.CPU.rounded(size);
  }

  private static double[] rounded(double[] sizes) {
    return Arrays.stream(sizes).map(DamperTest::rounded).toArray();
  }

  private static Memory remember(double from, double to, Instant at) {
    return new Memory(Map.of(KEY, new Remembered(from, to, at)));
  }

  private static Decision decide(
      Memory memory, Instant now, double asked, double size, double... windows) {
    return new Damper(DAMPING, memory, now)
        .decide(new Question(KEY, asked, size, Arrays.stream(windows).boxed().toList(), false));
  }
}
