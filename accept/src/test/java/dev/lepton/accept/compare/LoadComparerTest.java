package dev.lepton.accept.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.acceptance.LoadComparison;
import dev.lepton.model.acceptance.LoadComparison.Measure;
import dev.lepton.model.acceptance.LoadComparison.Outcome;
import dev.lepton.model.acceptance.LoadReport;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LoadComparerTest {
  private static final int RUNS = 1000;

  /** Blocks that differ by a tenth, each like the one before it to one half. */
  private static final SimulatedLoad USUAL = new SimulatedLoad(20, 0.5, 0.1, 0.5);

  private static final SimulatedLoad SLOWER = new SimulatedLoad(26, 0.5, 0.1, 0.5);

  private final LoadComparer comparer = new LoadComparer(5);

  @Test
  void oneReleaseTestedTwiceIsCalledWorseInFewerThanOneOfTwentyRuns() {
    assertThat(worse(USUAL, USUAL)).isLessThanOrEqualTo(RUNS * 5 / 100);
  }

  /** Conditions that change slowly make neighbours alike: fewer blocks are worth something. */
  @Test
  void alsoWhereConditionsChangeSlowly() {
    SimulatedLoad slow = new SimulatedLoad(20, 0.5, 0.1, 0.8);

    assertThat(worse(slow, slow)).isLessThanOrEqualTo(RUNS * 5 / 100);
  }

  @Test
  void aReleaseThatIsThreeTenthsSlowerIsCaughtInNineteenOfTwentyRuns() {
    assertThat(worse(USUAL, SLOWER)).isGreaterThanOrEqualTo(RUNS * 95 / 100);
  }

  @Test
  void whatIsMuchFasterIsNoWorse() {
    Random random = new Random(7);

    assertThat(comparer.compare(SLOWER.run(random), USUAL.run(random)).outcome())
        .isEqualTo(Outcome.NO_WORSE);
  }

  @Test
  void tooShortATestDecidesNothing() {
    LoadReport whole = USUAL.run(new Random(1));
    LoadReport brief =
        SimulatedLoad.report(whole.blocks().subList(0, 4), new double[] {1, 2, 3, 4});

    LoadComparison comparison = comparer.compare(brief, brief);

    assertThat(comparison.outcome()).isEqualTo(Outcome.UNDECIDED);
    assertThat(comparison.measures().get(0).explanation()).contains("too few blocks");
  }

  /** A tenth of a millisecond is nothing that anybody feels. */
  @Test
  void takesNoNoticeOfDifferencesBelowAMillisecond() {
    Random random = new Random(3);
    LoadReport quick = new SimulatedLoad(0.1, 0.3, 0.05, 0).run(random);
    LoadReport slower = new SimulatedLoad(0.3, 0.3, 0.05, 0).run(random);

    assertThat(comparer.compare(quick, slower).outcome()).isEqualTo(Outcome.NO_WORSE);
  }

  @Test
  void moreErrorsAreWorse() {
    LoadReport good = USUAL.run(new Random(4));

    Measure errors =
        comparer.compare(good, failing(good, 60)).measures().stream()
            .filter(measure -> measure.name().equals("errors"))
            .findFirst()
            .orElseThrow();

    assertThat(errors.outcome()).isEqualTo(Outcome.WORSE);
  }

  private static LoadReport failing(LoadReport good, long errors) {
    return new LoadReport(
        good.url(),
        good.rate(),
        good.seconds(),
        good.requested(),
        good.completed(),
        errors,
        good.throughput(),
        good.latencyMillis(),
        good.schedulingLagMillis(),
        good.serviceMillis(),
        good.inFlight(),
        good.statuses(),
        good.requests(),
        good.blocks(),
        List.of(),
        false);
  }

  private int worse(SimulatedLoad before, SimulatedLoad now) {
    int worse = 0;
    for (int seed = 0; seed < RUNS; seed++) {
      Random random = new Random(seed);
      LoadComparison comparison = comparer.compare(before.run(random), now.run(random));
      worse += comparison.outcome() == Outcome.WORSE ? 1 : 0;
    }
    return worse;
  }
}
