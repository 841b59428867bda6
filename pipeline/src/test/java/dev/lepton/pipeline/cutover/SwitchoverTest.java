package dev.lepton.pipeline.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lepton.deploy.Route;
import dev.lepton.model.cutover.CutoverReport;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.CutoverSpec;
import dev.lepton.transfer.DatabaseMover;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SwitchoverTest {
  private static final Duration PAUSE = Duration.ofSeconds(20);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

  private final RecordedSides sides = new RecordedSides();
  private Optional<String> beforeHook = Optional.empty();
  private Optional<String> afterHook = Optional.empty();

  @Test
  void theStepsHappenInTheProtocolsOrder() {
    CutoverReport report = switchover().forward();

    assertThat(sides.log())
        .containsExactly(
            "settle",
            "follow",
            "begin",
            "hold",
            "fence",
            "drain",
            "sequences",
            "verify",
            "reverse",
            "close leading",
            "switch",
            "open following",
            "seal",
            "let go",
            "close shop");
    assertThat(sides.route()).isEqualTo(Route.NEW);
    assertThat(report.heldRequests()).isEqualTo(7);
    assertThat(report.databases())
        .singleElement()
        .satisfies(data -> assertThat(data.changedRowsVerified()).isEqualTo(12));
  }

  @Test
  void everyDatabaseHasDoneAStepBeforeTheNextStepBegins() {
    switchover("shop", "billing").forward();

    assertThat(sides.log())
        .containsSubsequence(
            "begin",
            "begin",
            "hold",
            "fence",
            "fence",
            "drain",
            "drain",
            "close leading",
            "close leading",
            "switch",
            "open following",
            "open following",
            "seal",
            "seal");
  }

  @Test
  void theWayBackIsTheSameProtocolTowardsTheOldRelease() {
    sides.route(Route.NEW);

    CutoverReport report = switchover().back();

    assertThat(sides.log())
        .containsExactly(
            "settle back",
            "follow back",
            "begin back",
            "hold",
            "fence",
            "drain",
            "sequences",
            "verify",
            "reverse",
            "close leading",
            "switch",
            "open following",
            "seal",
            "let go",
            "close shop");
    assertThat(sides.route()).isEqualTo(Route.OLD);
    assertThat(report.direction()).isEqualTo("back");
  }

  @Test
  void withoutAGatewayTheDataIsSwitchedAlone() {
    plain().forward();

    assertThat(sides.log())
        .containsExactly(
            "settle",
            "follow",
            "begin",
            "fence",
            "drain",
            "sequences",
            "verify",
            "reverse",
            "close leading",
            "open following",
            "seal",
            "close shop");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hold",
        "fence",
        "drain",
        "sequences",
        "verify",
        "reverse",
        "close leading",
        "switch"
      })
  void aFailureBeforeTheSwitchClosesEverythingAndLeavesTheRoute(String step) {
    sides.at(step, () -> fail(ErrorCode.SOURCE_FAILED));

    assertThat(failure(switchover("shop", "billing")).code()).isEqualTo(ErrorCode.SOURCE_FAILED);

    assertThat(sides.route()).isEqualTo(Route.OLD);
    assertThat(sides.log())
        .contains("close shop", "close billing")
        .doesNotContain("open following", "seal");
    assertThat(sides.times("let go")).isEqualTo(step.equals("hold") ? 0 : 1);
    assertThat(sides.times("begin")).as("not tried again").isEqualTo(2);
  }

  @Test
  void aTimeOutIsTakenBackAndTriedAgain() {
    AtomicInteger drains = new AtomicInteger();
    sides.at(
        "drain",
        () -> {
          if (drains.incrementAndGet() < 3) {
            fail(ErrorCode.TIMED_OUT);
          }
        });

    switchover().forward();

    assertThat(sides.route()).isEqualTo(Route.NEW);
    assertThat(sides.times("fence")).isEqualTo(3);
    assertThat(sides.times("let go")).isEqualTo(3);
    assertThat(sides.times("close shop")).isEqualTo(3);
  }

  @Test
  void itGivesUpAfterFiveTimeOutsWithEverythingHandedBack() {
    sides.at("drain", () -> fail(ErrorCode.TIMED_OUT));

    assertThat(failure(switchover()).code()).isEqualTo(ErrorCode.TIMED_OUT);

    assertThat(sides.route()).isEqualTo(Route.OLD);
    assertThat(sides.times("fence")).isEqualTo(5);
    assertThat(sides.times("let go")).isEqualTo(5);
    assertThat(sides.times("close shop")).isEqualTo(5);
  }

  @Test
  void noStepBeginsOnceThePauseIsUsedUp() {
    sides.at("drain", () -> spin(Duration.ofMillis(60)));

    LeptonException error = failure(switchover(Duration.ofMillis(50)));

    assertThat(error.code()).isEqualTo(ErrorCode.TIMED_OUT);
    assertThat(error.getMessage()).contains("longer than 50 ms", "handed back to the source");
    assertThat(sides.log()).doesNotContain("switch", "seal");
    assertThat(sides.route()).isEqualTo(Route.OLD);
  }

  @Test
  void aDifferenceStopsTheSwitchAndIsNotTriedAgain() {
    sides.differences(2);

    LeptonException error = failure(switchover());

    assertThat(error.code()).isEqualTo(ErrorCode.DIFFERENCES_FOUND);
    assertThat(error.problems().get(0).where()).isEqualTo("database shop");
    assertThat(sides.log())
        .containsOnlyOnce("verify", "let go", "close shop")
        .doesNotContain("reverse", "switch");
    assertThat(sides.route()).isEqualTo(Route.OLD);
  }

  @Test
  void aSwitchThatHappenedIsCompletedAndNotDoneAgain() {
    sides.route(Route.NEW);

    CutoverReport report = switchover().forward();

    assertThat(sides.log()).containsExactly("complete");
    assertThat(report.steps()).isEmpty();
    assertThat(report.at()).isEqualTo(CLOCK.instant());
  }

  @Test
  void withoutAGatewayTheOpeningOfTheFirstDatabaseDecides() {
    sides.openedBefore();

    plain().forward();

    assertThat(sides.log()).containsExactly("settle", "complete");
  }

  @Test
  void whatFailsAfterTheDecisionIsLeftToTheNextProcess() {
    sides.at("open following", () -> fail(ErrorCode.TIMED_OUT));

    assertThat(failure(switchover()).code()).isEqualTo(ErrorCode.TIMED_OUT);

    assertThat(sides.route()).isEqualTo(Route.NEW);
    assertThat(sides.times("begin")).isEqualTo(1);
  }

  @Test
  void aFallbackThatHappenedIsCompletedAndNotDoneAgain() {
    switchover().back();

    assertThat(sides.log()).containsExactly("complete back");
  }

  @Test
  void writesThatReachedTheFormerPrimaryAfterTheSwitchAreReported() {
    sides.route(Route.NEW).lateWrites(3);

    LeptonException error = failure(switchover());

    assertThat(error.code()).isEqualTo(ErrorCode.DIFFERENCES_FOUND);
    assertThat(error.getMessage()).contains("3 writes");
  }

  @Test
  void aFailureAfterTheSwitchIsNotAnsweredByASecondSwitch() {
    sides.at("seal", () -> fail(ErrorCode.TIMED_OUT));

    assertThat(failure(switchover()).code()).isEqualTo(ErrorCode.TIMED_OUT);

    assertThat(sides.route()).isEqualTo(Route.NEW);
    assertThat(sides.times("begin")).isEqualTo(1);
    assertThat(sides.times("switch")).isEqualTo(1);
  }

  @Test
  void oneSideThatCannotBeClosedDoesNotKeepTheOthersFenced() {
    sides
        .at("fence", () -> fail(ErrorCode.SOURCE_FAILED))
        .at("close shop", () -> fail(ErrorCode.CONNECTION_LOST));

    LeptonException error = failure(switchover("shop", "billing"));

    assertThat(sides.log()).contains("close billing", "let go");
    assertThat(error.code()).as("the cause, not its echo").isEqualTo(ErrorCode.SOURCE_FAILED);
    assertThat(error.getSuppressed()).hasSize(1);
  }

  @Test
  void aHookThatSaysNoVetoesTheSwitchBeforeAnythingStops() {
    beforeHook = Optional.of("echo not today; exit 3");

    LeptonException error = failure(switchover());

    assertThat(error.code()).isEqualTo(ErrorCode.APPROVAL_REQUIRED);
    assertThat(error.getMessage()).contains("not today");
    assertThat(sides.log()).containsExactly("settle", "follow");
  }

  @Test
  void aHookThatFailsAfterTheSwitchDoesNotUndoIt() {
    afterHook = Optional.of("exit 3");

    CutoverReport report = switchover().forward();

    assertThat(report.heldRequests()).isEqualTo(7);
    assertThat(sides.route()).isEqualTo(Route.NEW);
  }

  private Switchover switchover(String... databases) {
    return switchover(PAUSE, databases);
  }

  private Switchover switchover(Duration pause, String... databases) {
    List<String> names = databases.length == 0 ? List.of("shop") : List.of(databases);
    return new Switchover(
        new CutoverSpec(pause, Duration.ofSeconds(2), true, beforeHook, afterHook),
        names.stream()
            .map(name -> new RecordedMover(name, sides))
            .map(DatabaseMover.class::cast)
            .toList(),
        Optional.of(sides.gateway()),
        EventSink.none(),
        CLOCK);
  }

  private Switchover plain() {
    CutoverSpec spec = new CutoverSpec(PAUSE, Duration.ofSeconds(2), true, beforeHook, afterHook);
    return new Switchover(
        spec, List.of(new RecordedMover("shop", sides)), Optional.empty(), EventSink.none(), CLOCK);
  }

  private static LeptonException failure(Switchover switchover) {
    return catchThrowableOfType(LeptonException.class, switchover::forward);
  }

  private static void fail(ErrorCode code) {
    throw new LeptonException(code, "made to fail", "test", "none");
  }

  private static void spin(Duration duration) {
    long end = System.nanoTime() + duration.toNanos();
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }
}
