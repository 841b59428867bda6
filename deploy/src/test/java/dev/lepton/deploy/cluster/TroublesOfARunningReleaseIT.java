package dev.lepton.deploy.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.deploy.cluster.Trouble.Cause;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** A release that was healthy when it was brought in, and is not any more. */
@Tag("side-by-side")
class TroublesOfARunningReleaseIT extends ClusterFixture {
  private static final String POD = "/api/v1/namespaces/shop/pods/web-1";

  private ObjectNode status(String path) {
    return (ObjectNode) api.at(path).get("status");
  }

  private void unavailable() {
    status(DEPLOYMENTS + "web").put("availableReplicas", 0).put("readyReplicas", 0);
  }

  @Test
  void aPodWhoseNodeIsLostIsToldAsThatAndNothingElse() {
    deploy(web("1"));
    unavailable();
    status(POD).put("reason", "NodeLost");

    ReleaseStatus seen = deployer.status("shop");

    assertThat(seen.troubles()).extracting(Trouble::cause).containsExactly(Cause.NODE_LOST);
    assertThat(seen.attention()).anyMatch(what -> what.contains("does not answer"));
  }

  @Test
  void aHealthyReleaseHasNoTroubles() {
    deploy(web("1"));

    assertThat(deployer.status("shop").troubles()).isEmpty();
  }

  @Test
  void aContainerThatIsNearItsLimitIsTold() {
    deploy(web("1"));
    api.uses("web-1", "487Mi", "512Mi");

    ReleaseStatus seen = deployer.statusWithUse("shop");

    assertThat(seen.use().orElseThrow())
        .singleElement()
        .satisfies(
            use -> {
              assertThat(use.cores()).isEqualTo(0.25);
              assertThat(use.coresPercent()).isEmpty();
              assertThat(use.memoryPercent().orElseThrow()).isBetween(95.1, 95.2);
            });
    assertThat(seen.attention())
        .contains("web-1/app uses 95 % of the memory that it may have at this moment");
  }

  @Test
  void aContainerThatHasRoomIsNotTold() {
    deploy(web("1"));
    api.uses("web-1", "300Mi", "512Mi");

    assertThat(deployer.statusWithUse("shop").use().orElseThrow()).hasSize(1);
    assertThat(deployer.statusWithUse("shop").attention()).isEmpty();
  }

  @Test
  void withoutAMetricsApiUseIsNotKnown() {
    deploy(web("1"));
    api.withoutMetrics();

    ReleaseStatus seen = deployer.statusWithUse("shop");

    assertThat(seen.use()).isEmpty();
    assertThat(seen.attention()).isEmpty();
  }

  @Test
  void evidenceOfWhatRunsIsKeptWithoutChangingIt() {
    deploy(web("1"));
    unavailable();
    status(POD).put("reason", "NodeLost");
    int before = api.changes().size();
    Path kept = folder.resolve("kept");

    deployer.keepEvidence(deployer.status("shop"), kept);

    assertThat(kept.resolve("troubles.txt")).content().contains("NODE_LOST");
    assertThat(kept.resolve("events.txt")).exists();
    assertThat(api.changes()).hasSize(before);
  }
}
