package dev.lepton.deploy.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lepton.deploy.cluster.DeployRequest.Conflicts;
import dev.lepton.deploy.cluster.ObjectChange.Action;
import dev.lepton.deploy.cluster.ReleaseRevision.State;
import dev.lepton.deploy.cluster.ReleaseStatus.Drift;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("side-by-side")
class ClusterDeployerIT extends ClusterFixture {

  private LeptonException failing(String manifests) {
    return catchThrowableOfType(LeptonException.class, () -> deploy(manifests));
  }

  private static String text(LeptonException failure) {
    return String.join("\n", failure.problems().stream().map(Problem::toString).toList());
  }

  private List<State> states() {
    return deployer.status("shop").history().stream().map(ReleaseRevision::state).toList();
  }

  @Test
  void aReleaseIsThereOnceAllItsWorkloadsAreHealthy() {
    ClusterRelease release = deploy(both(web("1"), settings("look", "red")));

    assertThat(release.revision()).isEqualTo(1);
    assertThat(release.workloads())
        .extracting(WorkloadState::health)
        .containsExactly(WorkloadState.Health.HEALTHY);
    assertThat(image()).isEqualTo("shop:1");
  }

  @Test
  void whatWorkloadsReadIsAppliedBeforeThem() {
    deploy(both(web("1"), settings("look", "red")));

    assertThat(api.changes())
        .containsSubsequence("APPLY " + CONFIG_MAPS + "look", "APPLY " + DEPLOYMENTS + "web");
  }

  @Test
  void aSecondTimeNothingIsWrittenAndTheRevisionStays() {
    deploy(web("1"));
    int before = api.changes().size();

    assertThat(deploy(web("1")).revision()).isEqualTo(1);
    assertThat(api.changes()).hasSize(before);
  }

  @Test
  void whatIsNoLongerNamedIsTakenAway() {
    deploy(both(web("1"), settings("look", "red"), settings("old", "blue")));

    ClusterRelease release = deploy(both(web("1"), settings("look", "red")));

    assertThat(release.changes())
        .filteredOn(change -> change.action() == Action.DELETE)
        .extracting(change -> change.object().name())
        .containsExactly("old");
    assertThat(api.at(CONFIG_MAPS + "old").isMissingNode()).isTrue();
  }

  @Test
  void whatBelongsToOthersIsNeverTakenAway() {
    deploy(both(web("1"), settings("old", "blue")));
    api.edit(CONFIG_MAPS + "old", "other", "/metadata/labels/lepton.dev~1release", "x");
    ((tools.jackson.databind.node.ObjectNode) api.at(CONFIG_MAPS + "old").at("/metadata/labels"))
        .put("lepton.dev/release", "somebody-elses");

    deploy(web("1"));

    assertThat(api.at(CONFIG_MAPS + "old").isMissingNode()).isFalse();
  }

  @Test
  void aClaimForDataStaysWhenItIsNoLongerNamed() {
    String claim =
        """
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {name: data}
        spec: {accessModes: [ReadWriteOnce]}
        """;
    deploy(both(web("1"), claim));

    deploy(web("1"));

    assertThat(api.at("/api/v1/namespaces/shop/persistentvolumeclaims/data").isMissingNode())
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "crash, ends again and again",
    "missing, cannot be had: no such image",
    "oom, more memory than its limit",
    "quota, exceeded quota",
    "nowhere, no node takes it",
    "unready, Readiness probe failed"
  })
  void aReleaseThatIsIllIsToldByItsCauseAndTheOneBeforeIsBack(String tag, String told) {
    deploy(web("1"));

    LeptonException failure = failing(web(tag));

    assertThat(failure.code()).isEqualTo(ErrorCode.ROLLOUT_FAILED);
    assertThat(text(failure)).contains(told).contains("revision 1 is back and healthy");
    assertThat(image()).isEqualTo("shop:1");
    assertThat(states()).containsExactly(State.DEPLOYED, State.FAILED);
  }

  @Test
  void logsAndEventsAreKeptBeforeThePodsGo() throws IOException {
    failing(web("crash"));

    Path evidence = folder.resolve("evidence/shop-1");
    try (Stream<Path> files = Files.list(evidence)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .contains("events.txt", "troubles.txt", "web-1.yaml", "web-1.app.log")
          .contains("web-1.app.previous.log");
    }
    assertThat(evidence.resolve("web-1.app.log")).content().startsWith("the log of");
  }

  @Test
  void ofAFirstReleaseThatFailsNothingIsLeft() {
    String manifests = both(web("crash"), settings("look", "red"));

    assertThat(text(failing(manifests))).contains("nothing of it is left");
    assertThat(api.all("Deployment")).isEmpty();
    assertThat(api.all("Pod")).isEmpty();
    assertThat(api.all("ConfigMap")).isEmpty();
  }

  @Test
  void anObjectThatWasThereBeforeAFirstReleaseIsAsItWas() {
    api.create(CONFIG_MAPS + "look", "v1", "ConfigMap", "look").putObject("data").put("size", "3");

    failing(both(web("crash"), settings("look", "red")));

    assertThat(api.at(CONFIG_MAPS + "look").path("data").toString()).isEqualTo("{\"size\":\"3\"}");
  }

  @Test
  void stoppedHalfWayItIsUndone() {
    deploy(web("1"));

    LeptonException failure =
        catchThrowableOfType(
            LeptonException.class, () -> deploy(web("unready"), () -> image().endsWith("unready")));

    assertThat(failure.code()).isEqualTo(ErrorCode.INTERRUPTED);
    assertThat(image()).isEqualTo("shop:1");
  }

  @Test
  void whatTheServerRefusesIsToldForAllObjectsAndNothingHasChanged() {
    deploy(web("1"));
    int before = api.changes().size();
    String wrong = web("2").replace("replicas: 2", "bogus: 2");

    LeptonException failure =
        failing(both(wrong, wrong.replace("name: web", "name: other"), settings("look", "red")));

    assertThat(failure.code()).isEqualTo(ErrorCode.CONFIG_INVALID);
    assertThat(failure.problems()).hasSize(2);
    assertThat(failure.problems().get(0).where()).contains("shop.yaml:");
    assertThat(api.changes()).hasSize(before);
  }

  @Test
  void fieldsOfAnotherManagerAreNamedWithIt() {
    deploy(both(web("1"), settings("look", "red")));
    api.edit(CONFIG_MAPS + "look", "kubectl-edit", "/data/colour", "green");

    LeptonException failure = failing(both(web("1"), settings("look", "red")));

    assertThat(failure.code()).isEqualTo(ErrorCode.TARGET_FAILED);
    assertThat(text(failure)).contains("/data/colour").contains("--force-conflicts");
    assertThat(api.at(CONFIG_MAPS + "look").at("/data/colour").asString()).isEqualTo("green");
  }

  @Test
  void fieldsOfAnotherManagerAreTakenOverWhenAskedFor() {
    deploy(both(web("1"), settings("look", "red")));
    api.edit(CONFIG_MAPS + "look", "kubectl-edit", "/data/colour", "green");

    deployer.deploy(
        request(both(web("1"), settings("look", "red")), Conflicts.TAKE_OVER), () -> false);

    assertThat(api.at(CONFIG_MAPS + "look").at("/data/colour").asString()).isEqualTo("red");
  }

  @Test
  void everyMissingRightIsNamedBeforeAnythingIsDone() {
    api.deny("patch", "deployments");
    api.deny("get", "pods");

    LeptonException failure = failing(web("1"));

    assertThat(failure.code()).isEqualTo(ErrorCode.TARGET_PRIVILEGE);
    assertThat(text(failure)).contains("patch deployments.apps").contains("get pods/log");
    assertThat(api.changes()).isEmpty();
  }

  @Test
  void theRoleThatIsPrintedHasTheRightsThatAreAskedFor() {
    String role = deployer.rights(request(web("1")), "robot");

    assertThat(role).contains("\"deployments\"", "\"replicasets\"", "\"pods/log\"", "\"robot\"");
    assertThat(role).doesNotContain("\"*\"").doesNotContain("ClusterRole");
  }

  @Test
  void credentialsThatHaveExpiredAreSaidToHave() {
    api.letIn("another");

    assertThat(failing(web("1")).code()).isEqualTo(ErrorCode.TARGET_REJECTED_LOGIN);
  }

  @Test
  void aKindThatTheClusterDoesNotKnowIsTold() {
    LeptonException failure = failing(web("1").replace("kind: Deployment", "kind: Deploymint"));

    assertThat(failure.code()).isEqualTo(ErrorCode.CONFIG_INVALID);
    assertThat(text(failure)).contains("no kind Deploymint in apps/v1").contains("shop.yaml:1");
  }

  @Test
  void rollbackBringsTheRevisionBeforeAsANewOne() {
    deploy(web("1"));
    deploy(web("2"));

    assertThat(rollback(OptionalInt.empty()).revision()).isEqualTo(3);
    assertThat(image()).isEqualTo("shop:1");
    assertThat(states()).containsExactly(State.SUPERSEDED, State.SUPERSEDED, State.DEPLOYED);
  }

  @Test
  void rollbackToARevisionThatIsNotRememberedNamesThoseThatAre() {
    deploy(web("1"));

    LeptonException failure =
        catchThrowableOfType(LeptonException.class, () -> rollback(OptionalInt.of(9)));

    assertThat(failure.code()).isEqualTo(ErrorCode.DOCUMENT_MISSING);
    assertThat(text(failure)).contains("remembered are: 1");
  }

  @Test
  void onlyTheLastTenRevisionsAreRemembered() {
    for (int i = 1; i <= 12; i++) {
      deploy(web(String.valueOf(i)));
    }

    assertThat(deployer.status("shop").history())
        .extracting(ReleaseRevision::number)
        .containsExactly(3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
  }

  @Test
  void statusTellsWhatWasChangedAndDeletedSince() {
    deploy(both(web("1"), settings("look", "red"), settings("size", "big")));
    api.edit(CONFIG_MAPS + "look", "kubectl-edit", "/data/colour", "green");
    api.remove(CONFIG_MAPS + "size");

    ReleaseStatus status = deployer.status("shop");

    assertThat(status.objects())
        .extracting(drift -> drift.object().name(), Drift::state)
        .contains(
            org.assertj.core.groups.Tuple.tuple("look", Drift.State.CHANGED),
            org.assertj.core.groups.Tuple.tuple("size", Drift.State.MISSING),
            org.assertj.core.groups.Tuple.tuple("web", Drift.State.AS_PLANNED));
    assertThat(status.attention()).hasSize(2);
  }

  @Test
  void aRunThatDiedHalfWayIsTakenOver() {
    deploy(both(web("1"), settings("look", "red")));
    died("2");

    ClusterRelease release = deploy(web("1"));

    assertThat(release.revision()).isEqualTo(3);
    assertThat(states()).containsExactly(State.SUPERSEDED, State.INTERRUPTED, State.DEPLOYED);
    assertThat(api.at(CONFIG_MAPS + "look").isMissingNode()).isTrue();
  }

  /** Leaves a revision as a killed run does. */
  private void died(String number) {
    String path = "/api/v1/namespaces/shop/secrets/lepton.shop.v";
    var copy = (tools.jackson.databind.node.ObjectNode) api.at(path + "1").deepCopy();
    var made = api.create(path + number, "v1", "Secret", "lepton.shop.v" + number);
    made.set("data", copy.get("data"));
    ApiServerDouble.metadata(made).set("annotations", copy.at("/metadata/annotations"));
    ApiServerDouble.metadata(made)
        .putObject("labels")
        .put("lepton.dev/release", "shop")
        .put("lepton.dev/revision", number)
        .put("lepton.dev/state", "pending");
  }

  @Test
  void diffShowsWhatWouldChangeAndChangesNothing() {
    deploy(both(web("1"), settings("look", "red"), settings("old", "x")));
    int before = api.changes().size();

    ClusterPlan plan = deployer.diff(request(both(web("2"), settings("look", "red"))));

    assertThat(plan.changes())
        .extracting(change -> change.object().name(), ObjectChange::action)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("web", Action.CHANGE),
            org.assertj.core.groups.Tuple.tuple("look", Action.KEEP),
            org.assertj.core.groups.Tuple.tuple("old", Action.DELETE));
    assertThat(String.join("\n", plan.changes().get(1).difference()))
        .contains("-      - image: \"shop:1\"")
        .contains("+      - image: \"shop:2\"");
    assertThat(api.changes()).hasSize(before);
  }

  @Test
  void aSecretsValueIsInNoDifference() {
    String secret =
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: login}
        data: {password: aHVudGVyMg==}
        """;

    ClusterPlan plan = deployer.diff(request(secret));

    assertThat(plan.changes().toString()).contains("password").doesNotContain("aHVudGVyMg");
  }

  @Test
  void aNamespaceThatIsNotThereIsSaidToBeMissing() {
    LeptonException failure =
        failing(web("1").replace("{name: web}", "{name: web, namespace: nowhere}"));

    assertThat(failure.code()).isEqualTo(ErrorCode.DOCUMENT_MISSING);
    assertThat(text(failure)).contains("kubectl create namespace nowhere");
  }

  @Test
  void aNamespaceAmongTheManifestsIsMadeFirst() {
    String namespace =
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: fresh}
        """;

    deploy(both(web("1"), namespace));

    assertThat(api.changes().get(0)).isEqualTo("APPLY /api/v1/namespaces/fresh");
    assertThat(api.at("/apis/apps/v1/namespaces/fresh/deployments/web").isMissingNode()).isFalse();
  }
}
