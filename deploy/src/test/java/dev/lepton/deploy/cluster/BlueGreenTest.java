package dev.lepton.deploy.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lepton.deploy.cluster.DeployRequest.Conflicts;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import org.junit.jupiter.api.Test;

class BlueGreenTest extends ClusterFixture {
  private static final String SERVICE =
      """
      apiVersion: v1
      kind: Service
      metadata: {name: web}
      spec:
        selector: {app: web}
        ports: [{port: 80}]
      """;

  private ClusterRelease bring(String tag) {
    return deployer.deploy(
        request(both(web(tag), SERVICE), Strategy.BLUE_GREEN, Conflicts.REFUSE), () -> false);
  }

  private String reached() {
    return api.at("/api/v1/namespaces/shop/services/web")
        .at("/spec/selector/lepton.dev~1colour")
        .asString("none");
  }

  private boolean runs(String name) {
    return !api.at(DEPLOYMENTS + name).isMissingNode();
  }

  @Test
  void theNextReleaseHasTheOtherColourAndTheOldOneGoesAfterwards() {
    bring("1");
    assertThat(reached()).isEqualTo("green");

    bring("2");

    assertThat(reached()).isEqualTo("blue");
    assertThat(runs("web-blue")).isTrue();
    assertThat(runs("web-green")).isFalse();
  }

  @Test
  void usersAreLedToTheNewReleaseOnlyOnceItIsThere() {
    bring("1");

    bring("2");

    assertThat(api.changes())
        .containsSubsequence(
            "APPLY " + DEPLOYMENTS + "web-blue",
            "APPLY /api/v1/namespaces/shop/services/web",
            "DELETE " + DEPLOYMENTS + "web-green");
  }

  @Test
  void aReleaseThatIsIllNeverMeetsAUser() {
    bring("1");
    int before = api.changes().size();

    LeptonException failure = catchThrowableOfType(LeptonException.class, () -> bring("crash"));

    assertThat(failure.code()).isEqualTo(ErrorCode.ROLLOUT_FAILED);
    assertThat(reached()).isEqualTo("green");
    assertThat(runs("web-blue")).isFalse();
    assertThat(api.changes().subList(before, api.changes().size()))
        .filteredOn(change -> change.startsWith("APPLY " + DEPLOYMENTS))
        .first()
        .isEqualTo("APPLY " + DEPLOYMENTS + "web-blue");
  }

  @Test
  void aReleaseWithoutAColourIsFollowedByOneThatHasIt() {
    deploy(both(web("1"), SERVICE));

    bring("2");

    assertThat(reached()).isEqualTo("green");
    assertThat(runs("web")).isFalse();
    assertThat(runs("web-green")).isTrue();
  }

  @Test
  void theSameAgainKeepsItsColour() {
    bring("1");

    assertThat(bring("1").revision()).isEqualTo(1);
    assertThat(reached()).isEqualTo("green");
  }

  @Test
  void anAutoscalerFollowsItsDeployment() {
    String scaler =
        """
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: web}
        spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, maxReplicas: 4}
        """;

    deployer.deploy(
        request(both(web("1"), SERVICE, scaler), Strategy.BLUE_GREEN, Conflicts.REFUSE),
        () -> false);

    String path = "/apis/autoscaling/v2/namespaces/shop/horizontalpodautoscalers/web-green";
    assertThat(api.at(path).at("/spec/scaleTargetRef/name").asString()).isEqualTo("web-green");
  }

  @Test
  void aDeploymentThatNoServiceLeadsToRolls() {
    String worker = web("1").replace("web", "worker");

    deployer.deploy(
        request(both(web("1"), SERVICE, worker), Strategy.BLUE_GREEN, Conflicts.REFUSE),
        () -> false);

    assertThat(runs("worker")).isTrue();
  }
}
