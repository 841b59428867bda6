package dev.lepton.pipeline.config;

import static dev.lepton.operate.recovery.runbook.Sign.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.operate.recovery.runbook.ActionKind;
import dev.lepton.operate.recovery.runbook.Choice;
import dev.lepton.operate.recovery.runbook.Diagnosis;
import dev.lepton.operate.recovery.runbook.Facts;
import dev.lepton.operate.recovery.runbook.Runbook;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The shipped runbooks against what each failure looks like, its neighbours' signs included. */
final class TwelveFailuresTest {
  private static final List<Runbook> RUNBOOKS = RunbookLoader.load(Optional.empty());
  private static final int LOOKS = 4;

  private record Case(String failure, List<ActionKind> first, Consumer<Facts.Builder> signs) {}

  private static List<Case> cases() {
    return List.of(
        new Case(
            "bad-image",
            List.of(ActionKind.ROLL_BACK),
            f ->
                ill(f)
                    .text(INSTANCE_STATE, "a", "waiting")
                    .text(INSTANCE_REASON, "a", "ErrImagePull")),
        new Case(
            "bad-image",
            List.of(ActionKind.ROLL_BACK),
            f -> ill(f).text(INSTANCE_STATE, "a", "exited").number(INSTANCE_EXIT_CODE, "a", 127)),
        new Case(
            "crash-at-start",
            List.of(ActionKind.ROLL_BACK),
            f -> ill(f).text(INSTANCE_STATE, "a", "exited").number(INSTANCE_EXIT_CODE, "a", 3)),
        new Case(
            "failing-probe",
            List.of(ActionKind.ROLL_BACK),
            f -> ill(f).text(INSTANCE_STATE, "a", "running").text(PROBE_DETAIL, "a", "status 500")),
        new Case(
            "out-of-memory",
            List.of(ActionKind.RAISE_MEMORY, ActionKind.ROLL_BACK),
            f ->
                ill(f)
                    .text(INSTANCE_STATE, "a", "exited")
                    .number(INSTANCE_EXIT_CODE, "a", 137)
                    .flag(INSTANCE_OUT_OF_MEMORY, "a", true)
                    .number(RELEASE_MEMORY_MIB, "a", 128)),
        new Case(
            "quota-exceeded",
            List.of(ActionKind.ROLL_BACK),
            f ->
                ill(f)
                    .text(INSTANCE_STATE, "a", "waiting")
                    .text(EVENT_REASON, "a", "FailedCreate")
                    .text(EVENT_MESSAGE, "a", "pods \"a\" is forbidden: exceeded quota: small")),
        new Case(
            "unschedulable",
            List.of(ActionKind.START_ELSEWHERE, ActionKind.ROLL_BACK),
            f ->
                ill(f)
                    .text(INSTANCE_STATE, "a", "waiting")
                    .text(EVENT_REASON, "a", "FailedScheduling")),
        new Case(
            "overloaded",
            List.of(ActionKind.SCALE_UP),
            f -> f.flag(PROBE_HEALTHY, "a", true).flag(AUTOSCALER_LIMITED, "a", true)),
        new Case(
            "overloaded",
            List.of(ActionKind.SHED_LOAD),
            f ->
                ill(f)
                    .text(INSTANCE_STATE, "a", "running")
                    .flag(INSTANCE_WAS_HEALTHY, "a", true)
                    .number(TRAFFIC_BACKLOG_SECONDS, "the gateway", 12)),
        new Case(
            "database-down",
            List.of(ActionKind.START_DATABASE, ActionKind.RESTART),
            f ->
                ill(f)
                    .text(INSTANCE_STATE, "a", "exited")
                    .number(INSTANCE_RESTARTS, "a", 5)
                    .flag(DATABASE_STARTABLE, "d", true)
                    .flag(DATABASE_REACHABLE, "d", false)),
        new Case(
            "database-slow",
            List.of(ActionKind.END_IDLE_BLOCKERS),
            f ->
                ill(f)
                    .text(INSTANCE_STATE, "a", "running")
                    .text(PROBE_DETAIL, "a", "status 503")
                    .flag(DATABASE_REACHABLE, "d", true)
                    .number(DATABASE_LOCK_SECONDS, "d", 5)
                    .number(DATABASE_IDLE_BLOCKERS, "d", 1)),
        new Case(
            "certificate-expired",
            List.of(ActionKind.RENEW_CERTIFICATE),
            f ->
                ill(f)
                    .text(INSTANCE_STATE, "a", "running")
                    .text(PROBE_DETAIL, "a", "status 503")
                    .number(CERTIFICATE_DAYS_LEFT, "c", -2)),
        new Case(
            "disk-full",
            List.of(ActionKind.PRUNE),
            f ->
                ill(f).text(INSTANCE_STATE, "a", "exited").number(DISK_FREE_PERCENT, "/data", 0.1)),
        new Case(
            "dependency-unreachable",
            List.of(ActionKind.WAIT),
            f ->
                ill(f)
                    .text(INSTANCE_STATE, "a", "running")
                    .text(PROBE_DETAIL, "a", "status 503")
                    .flag(DEPENDENCY_REACHABLE, "p", false)
                    .flag(DEPENDENCY_ALTERNATIVE, "p", false)),
        new Case(
            "node-lost",
            List.of(ActionKind.START_ELSEWHERE, ActionKind.ROLL_BACK),
            f ->
                ill(f)
                    .text(INSTANCE_STATE, "a", "exited")
                    .number(INSTANCE_EXIT_CODE, "a", 137)
                    .flag(NODE_LOST, "a", true)));
  }

  private static Facts.Builder ill(Facts.Builder facts) {
    return facts.flag(PROBE_HEALTHY, "a", false).flag(RELEASE_PREVIOUS, "a", true);
  }

  @TestFactory
  Stream<DynamicTest> eachIsToldFromItsNeighboursAndHasItsAnswer() {
    return cases().stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.failure(),
                    () -> {
                      Facts.Builder signs = Facts.builder();
                      each.signs().accept(signs);
                      Facts facts = signs.build();

                      Optional<Runbook> found = certain(facts, LOOKS);

                      assertThat(found).map(Runbook::name).contains(each.failure());
                      assertThat(found.flatMap(runbook -> runbook.decide(facts)))
                          .map(Choice::actions)
                          .contains(each.first());
                    }));
  }

  @Test
  void noShippedRunbookIsWithoutItsCase() {
    assertThat(cases().stream().map(Case::failure).distinct())
        .containsExactlyInAnyOrderElementsOf(RunbookLoader.shipped());
  }

  @Test
  void aHealthyReleaseHasNoFailure() {
    Facts well =
        Facts.builder()
            .flag(PROBE_HEALTHY, "a", true)
            .text(INSTANCE_STATE, "a", "running")
            .number(INSTANCE_RESTARTS, "a", 0)
            .flag(DATABASE_REACHABLE, "d", true)
            .number(DATABASE_MILLIS, "d", 4)
            .number(DATABASE_LOCK_SECONDS, "d", 0)
            .number(CERTIFICATE_DAYS_LEFT, "c", 80)
            .number(DISK_FREE_PERCENT, "/data", 40)
            .flag(DEPENDENCY_REACHABLE, "p", true)
            .flag(NODE_LOST, "a", false)
            .build();

    assertThat(certain(well, 10)).isEmpty();
  }

  @Test
  void aReleaseThatIsStillStartingIsGivenTime() {
    Facts starting =
        Facts.builder()
            .flag(PROBE_HEALTHY, "a", false)
            .text(PROBE_DETAIL, "a", "no connection")
            .text(INSTANCE_STATE, "a", "running")
            .flag(INSTANCE_WAS_HEALTHY, "a", false)
            .number(INSTANCE_AGE_SECONDS, "a", 20)
            .build();

    assertThat(certain(starting, 10)).isEmpty();
  }

  @Test
  void aReleaseThatSaysThatItIsNotReadyYetIsGivenTimeToo() {
    Facts starting =
        Facts.builder()
            .flag(PROBE_HEALTHY, "a", false)
            .text(PROBE_DETAIL, "a", "status 503")
            .text(INSTANCE_STATE, "a", "running")
            .flag(INSTANCE_WAS_HEALTHY, "a", false)
            .number(INSTANCE_AGE_SECONDS, "a", 20)
            .build();
    Facts late = starting.and(Facts.builder().number(INSTANCE_AGE_SECONDS, "a", 120).build());

    assertThat(certain(starting, 10)).isEmpty();
    assertThat(certain(late, 10)).map(Runbook::name).contains("failing-probe");
  }

  @Test
  void whatHadBeenHealthyIsRestartedBeforeItIsRolledBack() {
    Facts facts =
        ill(Facts.builder())
            .text(INSTANCE_STATE, "a", "running")
            .flag(INSTANCE_WAS_HEALTHY, "a", true)
            .text(PROBE_DETAIL, "a", "no answer within 2000 ms")
            .build();

    assertThat(certain(facts, LOOKS).flatMap(runbook -> runbook.decide(facts)))
        .map(Choice::actions)
        .contains(List.of(ActionKind.RESTART, ActionKind.ROLL_BACK));
  }

  @Test
  void aCauseThatIsNotCertainYetHoldsBackWhatItExplains() {
    Facts crash = ill(Facts.builder()).text(INSTANCE_STATE, "a", "exited").build();
    Facts both = crash.and(Facts.builder().flag(DATABASE_REACHABLE, "d", false).build());
    Diagnosis diagnosis = Diagnosis.START.next(RUNBOOKS, crash).next(RUNBOOKS, both);

    assertThat(diagnosis.counts()).containsEntry("crash-at-start", 2);
    assertThat(diagnosis.certain(RUNBOOKS)).isEmpty();
  }

  private static Optional<Runbook> certain(Facts facts, int looks) {
    Diagnosis diagnosis = Diagnosis.START;
    for (int i = 0; i < looks; i++) {
      diagnosis = diagnosis.next(RUNBOOKS, facts);
    }
    return diagnosis.certain(RUNBOOKS);
  }
}
