package dev.lepton.operate.rightsize.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lepton.model.error.LeptonException;
import dev.lepton.model.operation.RightsizeReport.Change;
import dev.lepton.model.operation.RightsizeReport.Kind;
import dev.lepton.model.operation.RightsizeReport.Level;
import dev.lepton.model.operation.RightsizeReport.Recommendation;
import dev.lepton.model.operation.RightsizeReport.Risk;
import dev.lepton.model.operation.RightsizeReport.Target;
import dev.lepton.operate.rightsize.Deployed;
import dev.lepton.operate.rightsize.StrategicPatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestPatchTest {
  private static final String HEAD =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
      spec:
        replicas: 3 # enough for the sale
        template:
          spec:
            containers:
              - name: web
                image: "shop/web:1" # 📦 ours
      """;
  private static final Target WEB = new Target("", "Deployment", "web", "web");

  @TempDir Path folder;

  @Test
  void whatIsWrittenIsReplacedAndTheRestIsLeftAsItIs() throws IOException {
    String text =
        HEAD
            + """
                      resources:
                        requests: # measured in May
                          cpu: 1000m   # too much?
                          memory: "2Gi"
                        limits: {memory: 2Gi}
            """;

    String after = patched(text, cpu("500m"), memory("1Gi"), limit("3Gi"));

    assertThat(after)
        .isEqualTo(
            text.replace("cpu: 1000m ", "cpu: 500m ")
                .replace("\"2Gi\"", "1Gi")
                .replace("{memory: 2Gi}", "{memory: 3Gi}"));
  }

  /** Wherever it is missing from, reading the new text finds it, and everything else besides. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "          resources: {}\n",
        "          resources:\n",
        "          resources:\n            limits:\n              memory: 2Gi\n",
        "          resources: {limits: {memory: 2Gi}}\n",
        "          resources:\n            requests: {}\n",
        "          resources:\n            requests:\n              memory: 2Gi\n",
        "          resources:\n            requests:\n          ports:\n            - containerPort: 80\n",
        "          ports: [{containerPort: 80}]",
      })
  void whatIsMissingIsAdded(String resources) throws IOException {
    String after = patched(HEAD + resources, cpu("250m"), memory("640Mi"));

    Files.writeString(folder.resolve("web.yaml"), after);
    Deployed read = ManifestFolder.read(folder).workloads().get(0);
    assertThat(read.asked().cores()).hasValue(0.25);
    assertThat(read.asked().memoryMib()).hasValue(640);
    assertThat(read.replicas()).isEqualTo(3);
    assertThat(after).contains("image: \"shop/web:1\" # 📦 ours").contains("# enough for the sale");
    if (resources.contains("limits")) {
      assertThat(read.asked().memoryLimitMib()).hasValue(2048);
    }
    if (resources.contains("80")) {
      assertThat(after).contains("containerPort: 80");
    }
  }

  @Test
  void linesKeepTheirEnds() throws IOException {
    String after = patched(HEAD.replace("\n", "\r\n"), cpu("250m"));

    assertThat(after.replace("\r\n", "")).doesNotContain("\n");
  }

  @Test
  void replicasAreWrittenToo() throws IOException {
    Recommendation fewer =
        recommendation(
            Kind.REPLICAS,
            new Target("", "Deployment", "web", ""),
            new Change("replicas", "3", "2"));

    assertThat(patched(HEAD, fewer)).isEqualTo(HEAD.replace("replicas: 3 ", "replicas: 2 "));
  }

  @Test
  void whatAnAnchorWritesIsLeftToAPerson() throws IOException {
    String text =
        "---\nsmall: &small\n  requests: {cpu: 1}\n---\n"
            + HEAD
            + "          resources: &own\n            requests:\n              cpu: 1\n"
            + "        - name: side\n          resources: *own\n";
    Files.writeString(folder.resolve("web.yaml"), text);
    ManifestFolder manifests = ManifestFolder.read(folder);

    ManifestPatch.Outcome outcome =
        ManifestPatch.of(
            manifests,
            List.of(
                recommendation(
                    Kind.RESOURCES,
                    new Target("", "Deployment", "web", "side"),
                    new Change("requests.cpu", "1", "500m"))));

    assertThat(outcome.files()).isEmpty();
    assertThat(outcome.notes())
        .singleElement()
        .satisfies(note -> assertThat(note).contains("change it by hand"));
  }

  @Test
  void zombiesAreNeverPatchedAway() throws IOException {
    Recommendation zombie =
        new Recommendation(
            WEB,
            Kind.ZOMBIE,
            List.of(),
            Optional.empty(),
            new Risk(Level.MEDIUM, ""),
            5,
            "",
            List.of());

    assertThat(patched(HEAD, zombie)).isEqualTo(HEAD);
    assertThat(StrategicPatch.of(List.of(zombie))).isEmpty();
  }

  @Test
  void templatesAreNamedAndAutoscalersFound() throws IOException {
    Files.writeString(
        folder.resolve("a.yaml"), "{{- if .Values.on }}\nkind: {{ x }}\n{{- end }}\n");
    Files.writeString(
        folder.resolve("b.yml"),
        HEAD
            + """
            ---
            kind: HorizontalPodAutoscaler
            metadata: {name: web-hpa}
            spec:
              scaleTargetRef: {kind: Deployment, name: web}
              maxReplicas: 10
              metrics:
                - type: Resource
                  resource: {name: memory}
            """);

    ManifestFolder read = ManifestFolder.read(folder);

    assertThat(read.notes()).singleElement().asString().contains("a.yaml is no YAML");
    assertThat(read.workloads().get(0).scaler().orElseThrow().metrics()).containsExactly("memory");
  }

  private static final String SCALER =
      """
      ---
      kind: HorizontalPodAutoscaler
      metadata: {name: web-hpa}
      spec:
        scaleTargetRef: {kind: Deployment, name: web}
        maxReplicas: 10 # as ever
      """;

  @Test
  void theBoundOfAnAutoscalerIsWrittenWhereItStands() throws IOException {
    Recommendation more =
        recommendation(
            Kind.AUTOSCALER,
            new Target("", "HorizontalPodAutoscaler", "web-hpa", ""),
            new Change("maxReplicas", "10", "15"));

    assertThat(patched(HEAD + SCALER, more)).isEqualTo(HEAD + SCALER.replace("10", "15"));
    assertThat(StrategicPatch.of(List.of(more)))
        .contains("apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\n", "maxReplicas: 15");
  }

  @Test
  void podsAreSpreadByTheLabelsThatSelectThemUnlessTheManifestSaysWhereTheyAre()
      throws IOException {
    String head = HEAD.replaceFirst("spec:", "spec:\n  selector: {matchLabels: {app: web}}");
    Recommendation together =
        new Recommendation(
            new Target("shop", "Deployment", "web", ""),
            Kind.SPREAD,
            List.of(),
            Optional.empty(),
            new Risk(Level.LOW, ""),
            4,
            "",
            List.of());
    Files.writeString(folder.resolve("web.yaml"), head);

    Recommendation one = SpreadRule.in(ManifestFolder.read(folder), together).orElseThrow();
    String after = patched(head, one);

    assertThat(after)
        .contains(
            "topologySpreadConstraints: [{maxSkew: 1, topologyKey: kubernetes.io/hostname,",
            "matchLabels: {app: \"web\"}");
    Files.writeString(folder.resolve("web.yaml"), after);
    assertThat(SpreadRule.in(ManifestFolder.read(folder), together)).isEmpty();
  }

  @Test
  void aFolderWithoutWorkloadsIsRefused() {
    assertThatThrownBy(() -> ManifestFolder.read(folder))
        .isInstanceOf(LeptonException.class)
        .hasMessageContaining("there is no Deployment");
    assertThatThrownBy(() -> ManifestFolder.read(folder.resolve("none")))
        .hasMessageContaining("there is no such folder");
  }

  @ParameterizedTest
  @CsvSource({
    "500m, 0.5",
    "2, 2",
    "0.25, 0.25",
    ".5, 0.5",
    "1Ki, 1024",
    "1Gi, 1073741824",
    "2M, 2000000",
    "129e6, 129000000",
    "1E, 1e18",
    "1e3, 1000",
    "1.5Gi, 1610612736"
  })
  void quantitiesAreReadAsKubernetesReadsThem(String text, double value) {
    assertThat(Quantity.parse(text).orElseThrow()).isCloseTo(value, within(value * 1e-12));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1GB", "-1", "{{ .Values.cpu }}", "1 Gi", "m", "1mi"})
  void whatIsNoQuantityIsNone(String text) {
    assertThat(Quantity.parse(text)).isEmpty();
  }

  private String patched(String text, Recommendation... recommendations) throws IOException {
    Files.writeString(folder.resolve("web.yaml"), text);
    ManifestPatch.Outcome outcome =
        ManifestPatch.of(ManifestFolder.read(folder), List.of(recommendations));
    assertThat(outcome.notes()).isEmpty();
    List<String> after = new ArrayList<>();
    outcome.files().forEach(file -> after.add(file.after()));
    return after.isEmpty() ? text : after.get(0);
  }

  private static Recommendation cpu(String to) {
    return recommendation(Kind.RESOURCES, WEB, new Change("requests.cpu", "", to));
  }

  private static Recommendation memory(String to) {
    return recommendation(Kind.RESOURCES, WEB, new Change("requests.memory", "", to));
  }

  private static Recommendation limit(String to) {
    return recommendation(Kind.RESOURCES, WEB, new Change("limits.memory", "", to));
  }

  private static Recommendation recommendation(Kind kind, Target target, Change change) {
    return new Recommendation(
        target, kind, List.of(change), Optional.empty(), new Risk(Level.LOW, ""), 5, "", List.of());
  }
}
