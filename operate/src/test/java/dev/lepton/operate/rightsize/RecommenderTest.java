package dev.lepton.operate.rightsize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lepton.model.operation.RightsizeReport.Change;
import dev.lepton.model.operation.RightsizeReport.Kind;
import dev.lepton.model.operation.RightsizeReport.Level;
import dev.lepton.model.operation.RightsizeReport.Recommendation;
import dev.lepton.model.operation.RightsizeReport.Target;
import dev.lepton.operate.cost.ResourceRates;
import dev.lepton.operate.rightsize.Recommender.Outcome;
import dev.lepton.operate.rightsize.Workload.Advice;
import dev.lepton.operate.rightsize.Workload.Asked;
import dev.lepton.operate.rightsize.Workload.Scaler;
import dev.lepton.operate.rightsize.Workload.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecommenderTest {
  private static final ResourceRates RATES = new ResourceRates(0.04, 0.005, 0);
  private static final Activity BUSY = Activity.of(1.2, OptionalDouble.of(1e6), 8);

  private Optional<Scaler> scaler = Optional.empty();
  private Activity activity = BUSY;
  private boolean killed;
  private double throttled;
  private int replicas = 2;

  /** By hand: 2 pods × 1.5 cores less × $0.04 × 730 h, and 1 GiB less × $0.005 × 730 h. */
  @Test
  void whatAsksForTooMuchIsLoweredAndTheMoneyIsWorkedOut() {
    Recommendation one = only(workload(asked(2, 2048), size(0.5, 1024)));

    assertThat(one.kind()).isEqualTo(Kind.RESOURCES);
    assertThat(one.changes())
        .containsExactly(
            new Change("requests.cpu", "2", "500m"), new Change("requests.memory", "2Gi", "1Gi"));
    assertThat(one.monthlyUsd().orElseThrow())
        .isCloseTo(2 * 730 * (1.5 * 0.04 + 0.005), within(1e-9));
    assertThat(one.risk().level()).isEqualTo(Level.MEDIUM);
    assertThat(one.risk().what()).contains("evicted");
  }

  @Test
  void aProcessThatWasKilledGetsMoreThoughThatCosts() {
    killed = true;
    Asked asked =
        new Asked(
            OptionalDouble.of(0.5),
            OptionalDouble.empty(),
            OptionalDouble.of(512),
            OptionalDouble.of(512));

    Recommendation one = only(workload(asked, size(0.5, 640)));

    assertThat(one.changes())
        .containsExactly(
            new Change("requests.memory", "512Mi", "640Mi"),
            new Change("limits.memory", "512Mi", "640Mi"));
    assertThat(one.monthlyUsd().orElseThrow()).isNegative();
    assertThat(one.reason()).contains("killed");
  }

  private static Asked limited() {
    return new Asked(
        OptionalDouble.of(1),
        OptionalDouble.of(1),
        OptionalDouble.of(1024),
        OptionalDouble.empty());
  }

  @Test
  void aContainerThatItsLimitHoldsBackGetsMoreOfItAndNotLess() {
    throttled = 0.4;

    Recommendation one = only(workload(limited(), size(0.5, 1024)));

    assertThat(one.changes()).containsExactly(new Change("limits.cpu", "1", "1500m"));
    assertThat(one.reason()).contains("held back by its limit in 40 % of its periods");
    assertThat(one.risk().level()).isEqualTo(Level.MEDIUM);
    assertThat(one.monthlyUsd()).contains(0.0);
  }

  @Test
  void whatIsSeldomHeldBackIsSizedByItsUsage() {
    throttled = 0.1;

    assertThat(only(workload(limited(), size(0.5, 1024))).changes())
        .containsExactly(new Change("requests.cpu", "1", "500m"));
  }

  @Test
  void anAutoscalersMetricIsLeftAlone() {
    scaler = Optional.of(new Scaler("web-hpa", 2, 10, Set.of("cpu"), 0));

    Recommendation one = only(workload(asked(2, 2048), size(0.5, 1024)));

    assertThat(one.changes()).extracting(Change::field).containsExactly("requests.memory");
    assertThat(one.reason()).contains("web-hpa keeps its utilisation");
  }

  @Test
  void anAutoscalerThatRunsIntoItsBoundGetsAHigherOne() {
    scaler = Optional.of(new Scaler("web-hpa", 2, 10, Set.of("cpu"), 0.35));

    Recommendation one = only(workload(asked(0.5, 1024), size(0.5, 1024)));

    assertThat(one.kind()).isEqualTo(Kind.AUTOSCALER);
    assertThat(one.changes()).containsExactly(new Change("maxReplicas", "10", "15"));
    assertThat(one.target().kind()).isEqualTo("HorizontalPodAutoscaler");
    assertThat(one.target().name()).isEqualTo("web-hpa");
    assertThat(one.monthlyUsd().orElseThrow()).isNegative();
  }

  @Test
  void whatNobodyUsesIsAZombieAndNothingElseIsSaidOfIt() {
    activity = Activity.of(0.004, OptionalDouble.of(200), 8);

    Outcome outcome = recommend(workload(asked(1, 1024), size(0.01, 100)));

    assertThat(outcome.recommendations())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.kind()).isEqualTo(Kind.ZOMBIE);
              assertThat(one.changes()).isEmpty();
              assertThat(one.monthlyUsd().orElseThrow())
                  .isCloseTo(2 * 730 * (0.04 + 0.005), within(1e-9));
            });
  }

  /** Where traffic is not measured or the time is short, nobody can say that nobody uses it. */
  @Test
  void aZombieIsNeverGuessed() {
    assertThat(Activity.of(0.001, OptionalDouble.empty(), 30).kind())
        .isEqualTo(Activity.Kind.ACTIVE);
    assertThat(Activity.of(0.001, OptionalDouble.of(0), 2).kind()).isEqualTo(Activity.Kind.ACTIVE);
    assertThat(Activity.of(0.04, OptionalDouble.of(5_000), 8).kind()).isEqualTo(Activity.Kind.IDLE);
  }

  @Test
  void podsThatAreNotNeededAreTakenAwayOnceTheirSizeIsRight() {
    replicas = 8;
    activity = Activity.of(0.03, OptionalDouble.of(1e6), 8);

    Recommendation one = only(workload(asked(0.01, 100), size(0.01, 100)));

    assertThat(one.kind()).isEqualTo(Kind.REPLICAS);
    assertThat(one.changes()).containsExactly(new Change("replicas", "8", "4"));
  }

  @Test
  void withoutPricesThereIsNoMoney() {
    Outcome outcome =
        new Recommender(Damping.defaults(), Optional.empty(), Memory.empty(), Instant.EPOCH)
            .recommend(List.of(workload(asked(2, 2048), size(0.5, 1024))));

    assertThat(outcome.recommendations().get(0).monthlyUsd()).isEmpty();
  }

  @Test
  void whatIsRightIsLeftAndSaysWhy() {
    Outcome outcome = recommend(workload(asked(0.5, 1024), size(0.52, 1000)));

    assertThat(outcome.recommendations()).isEmpty();
    assertThat(outcome.left())
        .singleElement()
        .satisfies(
            left -> assertThat(left.why()).contains("cpu: should be").contains("make no change"));
  }

  private Recommendation only(Workload workload) {
    Outcome outcome = recommend(workload);
    assertThat(outcome.recommendations()).hasSize(1);
    return outcome.recommendations().get(0);
  }

  private static Outcome recommend(Workload workload) {
    return new Recommender(Damping.defaults(), Optional.of(RATES), Memory.empty(), Instant.EPOCH)
        .recommend(List.of(workload));
  }

  private Workload workload(Asked asked, Size size) {
    return new Workload(
        new Target("shop", "Deployment", "web", "web"),
        replicas,
        asked,
        scaler,
        throttled,
        new Advice(
            size,
            List.of(size, size, size),
            new Size(OptionalDouble.of(0.001), OptionalDouble.of(1)),
            killed,
            activity,
            4,
            List.of("a figure")));
  }

  private static Asked asked(double cores, double mib) {
    OptionalDouble none = OptionalDouble.empty();
    return new Asked(OptionalDouble.of(cores), none, OptionalDouble.of(mib), none);
  }

  private static Size size(double cores, double mib) {
    return new Size(OptionalDouble.of(cores), OptionalDouble.of(mib));
  }
}
