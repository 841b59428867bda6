package dev.lepton.pipeline.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.deploy.cluster.ObjectKey;
import dev.lepton.deploy.cluster.ReleaseStatus;
import dev.lepton.deploy.cluster.Trouble;
import dev.lepton.deploy.cluster.Trouble.Cause;
import dev.lepton.deploy.cluster.WorkloadState;
import dev.lepton.deploy.cluster.WorkloadState.Health;
import dev.lepton.operate.recovery.runbook.Diagnosis;
import dev.lepton.operate.recovery.runbook.Facts;
import dev.lepton.operate.recovery.runbook.Runbook;
import dev.lepton.pipeline.config.RunbookLoader;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a cluster calls a trouble, and which failure that is to the runbooks. */
final class ClusterFactsTest {
  private static final List<Runbook> RUNBOOKS = RunbookLoader.load(Optional.empty());

  /** Failures of which a cluster shows the signs. */
  private static final List<String> CLUSTERS =
      List.of(
          "node-lost",
          "bad-image",
          "quota-exceeded",
          "unschedulable",
          "out-of-memory",
          "crash-at-start",
          "overloaded",
          "failing-probe");

  private static final ObjectKey WEB = new ObjectKey("apps", "Deployment", "shop", "web");

  private static ReleaseStatus status(Health health, Trouble... troubles) {
    return new ReleaseStatus(
        "shop",
        "shop",
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(new WorkloadState(WEB, health, "")),
        List.of(troubles),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of());
  }

  private static Diagnosis after(ReleaseStatus status, int looks) {
    Facts facts = ClusterFacts.of(status);
    Diagnosis diagnosis = Diagnosis.START;
    for (int i = 0; i < looks; i++) {
      diagnosis = diagnosis.next(RUNBOOKS, facts);
    }
    return diagnosis;
  }

  @ParameterizedTest
  @CsvSource({
    "IMAGE, no such image, bad-image",
    "CRASH_LOOP, app ends again and again, crash-at-start",
    "CONFIGURATION, app cannot be started, crash-at-start",
    "PROBE, Readiness probe failed: statuscode: 500, failing-probe",
    "OUT_OF_MEMORY, app was killed, out-of-memory",
    "QUOTA, exceeded quota: small, quota-exceeded",
    "UNSCHEDULABLE, 0/2 nodes are available, unschedulable",
    "NODE_LOST, its node does not answer, node-lost"
  })
  void eachTroubleIsTheFailureThatTheRunbooksKnow(Cause cause, String what, String failure) {
    Trouble trouble = new Trouble(WEB, cause, "Pod web-1", what, "");

    Diagnosis diagnosis = after(status(Health.TROUBLED, trouble), 4);

    assertThat(diagnosis.certain(RUNBOOKS)).map(Runbook::name).contains(failure);
  }

  @Test
  void whatNoRunbookKnowsIsUnknown() {
    Trouble refused = new Trouble(WEB, Cause.REFUSED, "Pod web-1", "not allowed", "");

    Diagnosis diagnosis = after(status(Health.TROUBLED, refused), 4);

    assertThat(diagnosis.certain(RUNBOOKS)).isEmpty();
    assertThat(diagnosis.unknown()).isTrue();
  }

  @Test
  void onceAllIsWellEveryRunbooksVerificationHolds() {
    Facts well = ClusterFacts.of(status(Health.HEALTHY));

    assertThat(RUNBOOKS)
        .filteredOn(runbook -> CLUSTERS.contains(runbook.name()))
        .hasSameSizeAs(CLUSTERS)
        .allMatch(runbook -> runbook.verify().when().holds(well));
  }

  @Test
  void aReleaseThatIsWellShowsNothing() {
    assertThat(after(status(Health.HEALTHY), 4).clear()).isTrue();
  }
}
