package dev.lepton.deploy.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lepton.deploy.canary.CanarySteps;
import dev.lepton.deploy.canary.Verdict;
import dev.lepton.deploy.canary.Verdict.Outcome;
import dev.lepton.deploy.cluster.CanaryAnalysis.Sides;
import dev.lepton.deploy.cluster.DeployRequest.Conflicts;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("side-by-side")
class CanaryIT extends ClusterFixture {
  private static final String SERVICES = "/api/v1/namespaces/shop/services/";
  private static final String INGRESSES = "/apis/networking.k8s.io/v1/namespaces/shop/ingresses/";
  private static final String ROUTE =
      "/apis/gateway.networking.k8s.io/v1/namespaces/shop/httproutes/web";
  private static final String SERVICE =
      """
      apiVersion: v1
      kind: Service
      metadata: {name: web}
      spec:
        type: NodePort
        selector: {app: web}
        ports: [{port: 80, nodePort: 30080}]
      """;
  private static final String HTTP_ROUTE =
      """
      apiVersion: gateway.networking.k8s.io/v1
      kind: HTTPRoute
      metadata: {name: web}
      spec:
        parentRefs: [{name: front}]
        rules:
          - backendRefs: [{name: web, port: 80}, {name: other, port: 80, weight: 2}]
      """;
  private static final String INGRESS =
      """
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata: {name: web, annotations: {cert-manager.io/issuer: own}}
      spec:
        ingressClassName: nginx
        tls: [{hosts: [shop.example], secretName: web-tls}]
        rules:
          - host: shop.example
            http:
              paths:
                - {path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}
                - {path: /img, pathType: Prefix, backend: {service: {name: img, port: {number: 80}}}}
      """;

  private final List<String> seen = new ArrayList<>();
  private final List<Sides> asked = new ArrayList<>();

  private void first(String... routes) {
    deployer.deploy(
        request(manifests("1", routes), Strategy.BLUE_GREEN, Conflicts.REFUSE), () -> false);
  }

  private static String manifests(String tag, String... routes) {
    return both(web(tag), SERVICE, String.join("---\n", routes));
  }

  private ClusterRelease canary(String manifests, Outcome... verdicts) {
    return canary(manifests, () -> false, verdicts);
  }

  /** Verdicts one after the other; once they are used up, the last one again. */
  private ClusterRelease canary(String manifests, BooleanSupplier stopped, Outcome... verdicts) {
    CanaryAnalysis analysis =
        (sides, began, lately) -> {
          asked.add(sides);
          seen.add(share());
          return new Verdict(verdicts[Math.min(asked.size(), verdicts.length) - 1], "as told");
        };
    CanarySteps steps = new CanarySteps(Duration.ofMillis(1), 20, 50, 2);
    return deployer.deploy(
        request(manifests, new Strategy.Canary(steps, analysis), Conflicts.REFUSE), stopped);
  }

  private LeptonException failure(String manifests, Outcome... verdicts) {
    return catchThrowableOfType(LeptonException.class, () -> canary(manifests, verdicts));
  }

  /** What users meet, by routes. */
  private String share() {
    String weights =
        api.at(ROUTE)
            .at("/spec/rules/0/backendRefs")
            .valueStream()
            .map(each -> each.path("name").asString() + "=" + each.path("weight").asInt(-1))
            .toList()
            .toString();
    return weights
        + api.at(INGRESSES + "web-canary")
            .at("/metadata/annotations/nginx.ingress.kubernetes.io~1canary-weight")
            .asString("");
  }

  private String reached(String service) {
    return api.at(SERVICES + service).at("/spec/selector/lepton.dev~1colour").asString("none");
  }

  private boolean isThere(String path) {
    return !api.at(path).isMissingNode();
  }

  @Test
  void theShareGrowsByWeightsOfTheRouteUntilAllUsersMeetIt() {
    first(HTTP_ROUTE);

    canary(manifests("2", HTTP_ROUTE), Outcome.GOOD);

    assertThat(seen)
        .containsExactly(
            "[web=80, web-canary=20, other=200]",
            "[web=60, web-canary=40, other=200]",
            "[web=50, web-canary=50, other=200]");
    assertThat(share()).isEqualTo("[web=-1, other=2]");
    assertThat(reached("web")).isEqualTo("blue");
    assertThat(isThere(SERVICES + "web-canary")).isFalse();
    assertThat(isThere(DEPLOYMENTS + "web-green")).isFalse();
  }

  @Test
  void bothReleasesAreNamedToTheAnalysis() {
    first(HTTP_ROUTE);

    canary(manifests("2", HTTP_ROUTE), Outcome.GOOD);

    Sides sides = asked.get(0);
    assertThat(sides.namespace()).isEqualTo("shop");
    assertThat(sides.before().deployments()).containsExactly("web-green");
    assertThat(sides.now().deployments()).containsExactly("web-blue");
    assertThat(sides.now().services()).containsExactly("web-canary");
  }

  @Test
  void anIngressGetsASecondOneBesideItWithItsPathsOnly() {
    first(INGRESS);
    List<String> ingress = new ArrayList<>();

    CanaryAnalysis analysis =
        (sides, began, lately) -> {
          ingress.add(api.at(INGRESSES + "web-canary").toString());
          return new Verdict(Outcome.GOOD, "");
        };
    deployer.deploy(
        request(
            manifests("2", INGRESS),
            new Strategy.Canary(new CanarySteps(Duration.ofMillis(1), 30, 30, 1), analysis),
            Conflicts.REFUSE),
        () -> false);

    assertThat(ingress).hasSize(1);
    assertThat(ingress.get(0))
        .contains("\"nginx.ingress.kubernetes.io/canary\":\"true\"")
        .contains("\"nginx.ingress.kubernetes.io/canary-weight\":\"30\"")
        .contains("\"name\":\"web-canary\"")
        .doesNotContain("/img")
        .doesNotContain("web-tls")
        .doesNotContain("cert-manager");
    assertThat(isThere(INGRESSES + "web-canary")).isFalse();
    assertThat(reached("web")).isEqualTo("blue");
  }

  @Test
  void theCanaryServiceHasNoPortOfTheNode() {
    first(HTTP_ROUTE);
    List<String> service = new ArrayList<>();

    canary(
        manifests("2", HTTP_ROUTE),
        () -> {
          service.add(api.at(SERVICES + "web-canary").at("/spec").toString());
          return false;
        },
        Outcome.GOOD);

    assertThat(service)
        .filteredOn(each -> !each.isEmpty())
        .isNotEmpty()
        .allMatch(each -> !each.contains("nodePort") && !each.contains("NodePort"));
  }

  @Test
  void aReleaseThatServesWorseIsTakenBackWithItsLogs() throws IOException {
    first(HTTP_ROUTE);

    LeptonException failure =
        failure(manifests("2", HTTP_ROUTE), Outcome.GOOD, Outcome.BAD, Outcome.BAD);

    assertThat(failure.code()).isEqualTo(ErrorCode.ROLLOUT_FAILED);
    assertThat(failure.getMessage()).contains("it does worse: as told");
    assertThat(seen).hasSize(3);
    assertThat(share()).isEqualTo("[web=-1, other=2]");
    assertThat(reached("web")).isEqualTo("green");
    assertThat(isThere(DEPLOYMENTS + "web-blue")).isFalse();
    assertThat(isThere(SERVICES + "web-canary")).isFalse();
    try (var files = Files.walk(folder.resolve("evidence"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .anyMatch(name -> name.startsWith("web-blue-"));
    }
  }

  @Test
  void aBadVerdictKeepsTheShareWhereItIs() {
    first(HTTP_ROUTE);

    canary(manifests("2", HTTP_ROUTE), Outcome.BAD, Outcome.GOOD);

    assertThat(seen.subList(0, 3))
        .containsExactly(
            "[web=80, web-canary=20, other=200]",
            "[web=80, web-canary=20, other=200]",
            "[web=60, web-canary=40, other=200]");
    assertThat(events)
        .anyMatch(
            event -> event instanceof Event.Noted noted && noted.message().contains("bad, 1 of 2"));
  }

  @Test
  void withoutDataNothingCanBeSaid() {
    first(HTTP_ROUTE);

    LeptonException failure = failure(manifests("2", HTTP_ROUTE), Outcome.NO_DATA);

    assertThat(failure.getMessage()).contains("nothing can be said of it: as told");
    assertThat(reached("web")).isEqualTo("green");
  }

  @Test
  void withoutARouteNothingIsChanged() {
    first();
    int before = api.changes().size();

    LeptonException failure = failure(manifests("2"), Outcome.GOOD);

    assertThat(failure.code()).isEqualTo(ErrorCode.CONFIG_INVALID);
    assertThat(failure.getMessage()).contains("no Ingress or HTTPRoute leads to web");
    assertThat(api.changes()).hasSize(before);
  }

  @Test
  void theFirstReleaseHasNothingToBeComparedWith() {
    canary(manifests("1", HTTP_ROUTE), Outcome.BAD);

    assertThat(asked).isEmpty();
    assertThat(reached("web")).isEqualTo("green");
  }

  @Test
  void aServiceWithoutAColourStaysWithItsPodsUntilItChangesOver() {
    deploy(manifests("1", HTTP_ROUTE));
    List<String> selectors = new ArrayList<>();

    canary(
        manifests("2", HTTP_ROUTE),
        () -> {
          if (isThere(DEPLOYMENTS + "web-green")) {
            selectors.add(api.at(SERVICES + "web").at("/spec/selector").toString());
          }
          return false;
        },
        Outcome.GOOD);

    assertThat(selectors).isNotEmpty();
    assertThat(selectors.get(0)).contains("\"pod-template-hash\":\"hash1\"");
    assertThat(api.at(SERVICES + "web").at("/spec/selector").toString())
        .doesNotContain("pod-template-hash")
        .contains("green");
  }

  @Test
  void whatAKilledRunHasLeftIsTakenAwayByTheNext() {
    first(INGRESS);
    CanaryAnalysis analysis =
        (sides, began, lately) -> {
          // Without the server there is no way back.
          api.letIn("nobody");
          return new Verdict(Outcome.GOOD, "");
        };
    Strategy lost = new Strategy.Canary(new CanarySteps(Duration.ofMillis(1), 9, 9, 1), analysis);
    assertThat(
            catchThrowableOfType(
                LeptonException.class,
                () ->
                    deployer.deploy(
                        request(manifests("2", INGRESS), lost, Conflicts.REFUSE), () -> false)))
        .isNotNull();
    api.letIn("right");
    assertThat(isThere(INGRESSES + "web-canary")).isTrue();

    deployer.deploy(
        request(manifests("3", INGRESS), Strategy.BLUE_GREEN, Conflicts.REFUSE), () -> false);

    assertThat(isThere(INGRESSES + "web-canary")).isFalse();
    assertThat(isThere(SERVICES + "web-canary")).isFalse();
  }
}
