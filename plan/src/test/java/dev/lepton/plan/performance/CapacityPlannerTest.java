package dev.lepton.plan.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lepton.model.error.LeptonException;
import dev.lepton.model.plan.CapacityPlan;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class CapacityPlannerTest {
  private static final MultiServerQueue QUEUE = new MultiServerQueue(8, 0.04);

  private static CapacityPlan plan(
      LoadTestFile file, OptionalDouble load, OptionalDouble rate, double objective, int replicas) {
    return CapacityPlanner.plan(
        file,
        new CapacityQuestion(
            load,
            rate,
            objective > 0 ? OptionalDouble.of(objective) : OptionalDouble.empty(),
            replicas,
            CapacityQuestion.Reaction.defaults()));
  }

  private static LoadTestFile queued() {
    return Tests.file(Tests.of(QUEUE, 20, 60, 100, 140, 160, 180, 190));
  }

  @Test
  void theQueueBehindResponseTimesIsFound() {
    CapacityPlan plan = plan(queued(), OptionalDouble.empty(), OptionalDouble.empty(), 0, 1);
    assertThat(plan.queue().servers()).isEqualTo(8);
    assertThat(plan.queue().serviceMillis()).isCloseTo(40, within(0.1));
    assertThat(plan.queue().meanErrorPercent().orElseThrow()).isLessThan(0.1);
  }

  @Test
  void theAutoscalersTargetIsWhatTheObjectiveAllowsLessTheGrowthUntilAReplicaWorks() {
    CapacityPlan plan = plan(queued(), OptionalDouble.empty(), OptionalDouble.of(150), 200, 2);
    MultiServerQueue replica = new MultiServerQueue(4, 0.04);
    double highest = replica.highestUtilisation(0.2, 0.95);
    CapacityPlan.Autoscaler autoscaler = plan.autoscaler().orElseThrow();
    assertThat(autoscaler.highestPercent()).isCloseTo(100 * highest, within(0.3));
    assertThat(autoscaler.targetPercent())
        .isCloseTo(autoscaler.highestPercent() / 1.09, within(1e-9));
    double needed = 150 / (replica.capacity() * autoscaler.targetPercent() / 100);
    assertThat(autoscaler.replicas()).contains((int) Math.ceil(needed));
  }

  @Test
  void headroomEndsWhereTheObjectiveBreaks() {
    CapacityPlan plan = plan(queued(), OptionalDouble.of(4), OptionalDouble.empty(), 200, 1);
    CapacityPlan.Prediction planned = plan.planned().orElseThrow();
    assertThat(planned.meetsObjective()).contains(true);
    double largest = planned.largestLoad().orElseThrow();
    assertThat(planned.headroomPercent().orElseThrow())
        .isCloseTo(100 * (largest / 4 - 1), within(1e-9));
    CapacityPlan beyond =
        plan(queued(), OptionalDouble.of(largest * 1.01), OptionalDouble.empty(), 200, 1);
    assertThat(beyond.planned().orElseThrow().meetsObjective()).contains(false);
    assertThat(beyond.planned().orElseThrow().headroomPercent().orElseThrow()).isNegative();
  }

  @Test
  void withoutResponseTimesTheQueueIsReadOffTheLaw() {
    CapacityPlan plan =
        plan(Tests.file(Tests.sdm91()), OptionalDouble.of(50), OptionalDouble.empty(), 0, 1);
    assertThat(plan.queue().servers()).isEqualTo(21);
    assertThat(plan.queue().capacity()).isCloseTo(1884.2, within(5.0));
    assertThat(plan.planned().orElseThrow().throughput()).isCloseTo(1720, within(30.0));
    assertThat(plan.planned().orElseThrow().throughputHalfWidth()).isPresent();
  }

  @Test
  void aRateThatTheSystemNeverServesIsRefusedWithWhatItServes() {
    assertThatThrownBy(
            () ->
                plan(
                    Tests.file(Tests.sdm91()),
                    OptionalDouble.empty(),
                    OptionalDouble.of(4000),
                    0,
                    1))
        .isInstanceOf(LeptonException.class)
        .hasMessageContaining("serves at most 18");
  }

  @Test
  void anObjectiveBelowAnIdleReplicaIsToldInsteadOfATarget() {
    CapacityPlan plan = plan(queued(), OptionalDouble.empty(), OptionalDouble.empty(), 50, 1);
    assertThat(plan.autoscaler().orElseThrow().targetPercent()).isZero();
    assertThat(plan.notes()).anyMatch(note -> note.startsWith("not even an idle replica"));
  }

  @Test
  void aLoadFarBeyondTheTestsIsCalledAGuess() {
    CapacityPlan plan =
        plan(Tests.file(Tests.sdm91()), OptionalDouble.of(1000), OptionalDouble.empty(), 0, 1);
    assertThat(plan.notes()).anyMatch(note -> note.contains("a guess, not a prediction"));
  }
}
