package dev.lepton.pipeline.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lepton.deploy.Route;
import dev.lepton.deploy.TrafficShare;
import dev.lepton.deploy.TrafficShare.Shared;
import dev.lepton.deploy.TrafficShare.SideStats;
import dev.lepton.deploy.TrafficShare.Window;
import dev.lepton.deploy.canary.Verdict.Outcome;
import dev.lepton.model.Phase;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.Event;
import dev.lepton.model.migration.CanarySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class UserCanaryTest {
  private static final SideStats WELL = new SideStats(100, 0, 40);

  private final List<Integer> shares = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();

  /** A gateway whose new release always does the same. */
  private TrafficShare gateway(SideStats now) {
    return new TrafficShare() {
      @Override
      public void share(int percent, Shared which, Duration lease) {
        assertThat(lease).isPositive();
        if (shares.isEmpty() || shares.get(shares.size() - 1) != percent) {
          shares.add(percent);
        }
      }

      @Override
      public Map<Route, SideStats> next(Window window) {
        return Map.of(Route.OLD, WELL, Route.NEW, now);
      }
    };
  }

  private void run(SideStats now, Supplier<List<String>> troubles) {
    CanarySpec spec = new CanarySpec(Duration.ofMillis(2), 20, 50, 2, 99, Optional.empty(), 20);
    new UserCanary(
            spec,
            new UserCanary.Stage(gateway(now), Shared.ALL, Route.NEW, Phase.CUTOVER),
            troubles,
            events::add)
        .run();
  }

  private LeptonException failure(SideStats now, Supplier<List<String>> troubles) {
    LeptonException error = catchThrowableOfType(LeptonException.class, () -> run(now, troubles));
    assertThat(error.code()).isEqualTo(ErrorCode.THRESHOLD_FAILED);
    return error;
  }

  @Test
  void theShareGrowsWhileTheReleaseDoesWellAndEndsBeforeTheSwitch() {
    run(WELL, List::of);

    assertThat(shares).containsExactly(20, 40, 50, 0);
    assertThat(events)
        .filteredOn(Event.Audited.class::isInstance)
        .extracting(event -> ((Event.Audited) event).action())
        .containsExactly("canary begins", "canary ends");
  }

  @Test
  void usersLeaveAReleaseThatFailsThem() {
    LeptonException error = failure(new SideStats(100, 5, 40), List::of);

    assertThat(error).hasMessageContaining("20 % of the users").hasMessageContaining("95.00 %");
    assertThat(shares).containsExactly(20, 0);
  }

  @Test
  void withoutEnoughRequestsNothingIsSaidOfIt() {
    assertThat(failure(new SideStats(3, 0, 40), List::of))
        .hasMessageContaining("nothing can be said of it: 3 requests came");
    assertThat(shares).containsExactly(20, 0);
  }

  @Test
  void aReleaseThatGetsIllIsNotWaitedFor() {
    assertThat(failure(WELL, () -> shares.contains(40) ? List.of("it crashed") : List.of()))
        .hasMessageContaining("40 % of the users: it crashed");
    assertThat(shares).containsExactly(20, 40, 0);
  }

  @Test
  void usersGoBackWhateverEndsTheCanary() {
    IllegalStateException end =
        catchThrowableOfType(
            IllegalStateException.class,
            () ->
                run(
                    WELL,
                    () -> {
                      throw new IllegalStateException("anything");
                    }));

    assertThat(end).hasMessage("anything");
    assertThat(shares).containsExactly(20, 0);
  }

  @Test
  void aSlowerReleaseIsFoundByComparison() {
    double[] before = {40, 41, 39, 40, 42, 40, 38, 41, 40, 39};
    double[] now = {52, 55, 51, 54, 53, 56, 52, 51, 55, 53};
    CanaryJudge judge = new CanaryJudge(new CanaryBounds(99, Optional.empty(), 20));
    CanaryJudge.Interval interval =
        new CanaryJudge.Interval(100, 60, () -> 0.0, OptionalDouble::empty);
    CanaryJudge.Course none = new CanaryJudge.Course(new double[0], new double[0]);

    assertThat(
            judge.judge(interval, () -> new CanaryJudge.Course(before, now), () -> none).reason())
        .contains("its duration is higher than the old release's by 13");
    assertThat(
            judge.judge(interval, () -> new CanaryJudge.Course(now, before), () -> none).outcome())
        .isEqualTo(Outcome.GOOD);
  }
}
