package dev.lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lepton.pipeline.workspace.Documents;
import dev.lepton.prometheus.RealPrometheus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code lepton operate cost} and {@code rightsize} against a real Prometheus, as a user. */
class OperateCostIT {
  private static final Instant START = Instant.parse("2026-11-02T00:00:00Z");
  private static final int STEP = 300;
  private static final int SAMPLES = 8 * 288;
  private static final double GIB = 1L << 30;

  /** By its deployment: the pod, and its labels. */
  private static final String WEB = "namespace=\"shop\",pod=\"web-7d9c6b8f5d-x2k4p\"";

  private static final String OLD = "namespace=\"shop\",pod=\"old-5f6b7c8d9f-fffff\"";
  private static final String MANIFEST =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web, namespace: shop}
      spec:
        template:
          spec:
            containers:
              - name: main # the shop
                resources:
                  requests:
                    cpu: "2"
                    memory: 4Gi
      """;

  @TempDir static Path folder;

  private static RealPrometheus server;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    assumeTrue(RealPrometheus.isHere(), "skipped: there is no Prometheus");
    server = RealPrometheus.over(Files.createDirectory(folder.resolve("prometheus")), history());
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (server != null) {
      server.close();
    }
  }

  private static RealPrometheus.History history() {
    Random random = new Random(5);
    double[] used = new double[SAMPLES];
    for (int i = 1; i < SAMPLES; i++) {
      used[i] = used[i - 1] + STEP * (0.2 + 0.05 * random.nextDouble());
    }
    RealPrometheus.History history =
        new RealPrometheus.History(START.getEpochSecond() + STEP, STEP, SAMPLES)
            .first("gauge", "kube_node_status_capacity", "node=\"n\",resource=\"cpu\"", i -> 4)
            .more("kube_node_status_capacity", "node=\"n\",resource=\"memory\"", i -> 16 * GIB)
            .first(
                "gauge",
                "kube_node_labels",
                "node=\"n\",label_node_kubernetes_io_instance_type=\"m5.xlarge\",label_topology_kubernetes_io_region=\"us-east-1\"",
                i -> 1);
    both(history, "gauge", "kube_pod_info", ",node=\"n\"", 1);
    history
        .first(
            "gauge",
            "kube_pod_owner",
            WEB + ",owner_kind=\"ReplicaSet\",owner_name=\"web-1\"",
            i -> 1)
        .more("kube_pod_owner", OLD + ",owner_kind=\"ReplicaSet\",owner_name=\"old-1\"", i -> 1)
        .first(
            "gauge",
            "kube_replicaset_owner",
            "namespace=\"shop\",replicaset=\"web-1\",owner_kind=\"Deployment\",owner_name=\"web\"",
            i -> 1)
        .more(
            "kube_replicaset_owner",
            "namespace=\"shop\",replicaset=\"old-1\",owner_kind=\"Deployment\",owner_name=\"old\"",
            i -> 1)
        .first("gauge", "kube_pod_container_resource_requests", WEB + resource("cpu"), i -> 2)
        .more("kube_pod_container_resource_requests", WEB + resource("memory"), i -> 4 * GIB)
        .more("kube_pod_container_resource_requests", OLD + resource("cpu"), i -> 1)
        .more("kube_pod_container_resource_requests", OLD + resource("memory"), i -> GIB)
        .first("counter", "container_cpu_usage_seconds_total", WEB + container(), i -> used[i])
        .more("container_cpu_usage_seconds_total", OLD + container(), i -> 0.001 * STEP * i)
        .first("gauge", "container_memory_working_set_bytes", WEB + container(), i -> GIB)
        .more("container_memory_working_set_bytes", OLD + container(), i -> GIB / 8);
    for (String direction : List.of("receive", "transmit")) {
      history
          .first(
              "counter",
              "container_network_" + direction + "_bytes_total",
              WEB + ",interface=\"eth0\"",
              i -> 1e5 * STEP * i)
          .more(
              "container_network_" + direction + "_bytes_total",
              OLD + ",interface=\"eth0\"",
              i -> 40.0 * STEP * i);
    }
    return history;
  }

  private static void both(
      RealPrometheus.History history, String type, String name, String labels, double value) {
    history.first(type, name, WEB + labels, i -> value).more(name, OLD + labels, i -> value);
  }

  private static String resource(String name) {
    return ",container=\"main\",resource=\"" + name + "\"";
  }

  private static String container() {
    return ",container=\"main\",name=\"k8s\"";
  }

  private static CommandLineRun operate(String command, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "operate",
                command,
                "--prometheus",
                server.source().address().toString(),
                "--until",
                "2026-11-10"));
    arguments.addAll(Arrays.asList(more));
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }

  private static JsonNode json(CommandLineRun run) {
    assertThat(run.err()).isEmpty();
    return Documents.mapper().readTree(run.out());
  }

  /** An m5.xlarge of us-east-1 is $0.192 an hour; the control plane is $0.10. */
  @Test
  void labelsFindThePriceAndThePartsAddUp() {
    JsonNode report = json(operate("cost", "-o", "json"));

    double total = report.at("/total/totalUsd").asDouble();
    assertThat(total).isCloseTo(168 * (0.192 + 0.10), within(1e-3));
    double rows = 0;
    for (JsonNode row : report.path("rows")) {
      rows += row.path("totalUsd").asDouble();
    }
    assertThat(rows).isCloseTo(total, within(1e-6));
    assertThat(report.at("/rows/0/name").asString()).isEqualTo("shop/web");
  }

  @Test
  void aCsvHasARowForEachDay() {
    CommandLineRun run = operate("cost", "-o", "csv", "--share-idle", "--share-overhead");

    List<String> lines = run.out().lines().toList();
    assertThat(lines.get(0)).isEqualTo("application,namespaces,date,usd");
    double sum =
        lines.stream()
            .skip(1)
            .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(',') + 1)))
            .sum();
    assertThat(sum).isCloseTo(168 * (0.192 + 0.10), within(1e-3));
    assertThat(lines).hasSize(1 + 2 * 7);
  }

  @Test
  void aBudgetThatWillNotHoldEndsWithSeven() {
    CommandLineRun run = operate("cost", "--budget", "100/month");

    assertThat(run.status()).isEqualTo(7);
    assertThat(run.err()).startsWith("budget exceeded: 2026-11 will cost $210.24");
    assertThat(operate("cost", "--budget", "220/month").status()).isZero();
    assertThat(operate("cost", "--node-price", "2", "--budget", "220/month").status()).isEqualTo(7);
  }

  @Test
  void theBudgetOfAMigrationHolds() throws IOException {
    Path shop = folder.resolve("migration.yaml");
    Files.writeString(
        shop,
        """
        apiVersion: lepton.dev/v1
        kind: Migration
        metadata: {name: shop}
        spec:
          application: {path: .}
          requirements: {budgetMonthlyUsd: 50}
        """);

    CommandLineRun run = operate("cost", "-f", shop.toString());

    assertThat(run.status()).as(run.err()).isEqualTo(7);
    assertThat(run.err()).contains("the budget is $50.00");
    assertThat(run.out()).contains("budget       exceeded");
  }

  @Test
  void eachApplicationWithABudgetHasAForecastAndAnAlarmOfItsOwn() throws IOException {
    Path shop = folder.resolve("migration.yaml");
    Files.writeString(
        shop,
        """
        apiVersion: lepton.dev/v1
        kind: Migration
        metadata: {name: shop}
        spec:
          application: {path: .}
          requirements: {applicationBudgetsMonthlyUsd: {shop/web: 5, nobody: 5}}
        """);

    CommandLineRun run = operate("cost", "-f", shop.toString());

    assertThat(run.status()).as(run.err()).isEqualTo(7);
    assertThat(run.err())
        .contains("budget of shop/web exceeded: 2026-11 ", "the budget of nobody cannot be judged");
    assertThat(run.out())
        .contains("budget       shop/web: exceeded: ", "budget       nobody: cannot be judged");

    CommandLineRun byNamespace = operate("cost", "-f", shop.toString(), "--by", "namespace");

    assertThat(byNamespace.status()).as(byNamespace.err()).isEqualTo(7);
    assertThat(byNamespace.err()).isEqualTo(run.err());
    assertThat(byNamespace.out()).contains("budget       shop/web: exceeded: ");
  }

  @Test
  void plannedStandsBesideActual() throws IOException {
    Path servers = folder.resolve("servers.csv");
    Files.write(
        servers,
        List.of(
            "SMBiosId,HostName,IPAddress,CPU.NumberOfCores,RAM.TotalSizeInMB,OS.Name,Applications",
            "4c4c4544-0037-3810-8052-000000000001,web1,10.0.0.1,8,16384,Ubuntu,shop"));
    Path plan = folder.resolve("plan.json");
    CommandLineRun planned =
        CommandLineRun.of(
            "plan",
            "--inventory",
            servers.toString(),
            "--max-steps",
            "5",
            "--plan",
            plan.toString(),
            "-o",
            "json");
    double foretold =
        Documents.mapper().readTree(planned.out()).at("/money/after/monthlyUsd").asDouble();

    JsonNode compared =
        json(operate("cost", "--plan", plan.toString(), "-o", "json")).path("planned");

    assertThat(compared.path("plannedUsd").asDouble()).isPositive().isEqualTo(foretold);
    assertThat(compared.path("actualUsd").asDouble()).isCloseTo(730 * 0.292, within(0.01));
    assertThat(compared.at("/parts/0/name").asString()).isEqualTo("machines");
    assertThat(compared.at("/parts/0/actualUsd").asDouble()).isCloseTo(730 * 0.192, within(0.01));
    assertThat(operate("cost", "--plan", servers.toString()).status()).isEqualTo(3);
  }

  @Test
  void aPageIsOneFileThatLoadsNothing() {
    assertThat(operate("cost", "-o", "html").out())
        .contains("What the cluster costs", "shop/web", "m5.xlarge")
        .doesNotContain("src=\"http", "href=\"http");
    assertThat(operate("rightsize", "--no-state", "--catalogue", "none", "-o", "html").out())
        .contains("What workloads should ask for", "shop/old");
  }

  @Test
  void rightSizesComeWithMoneyAndAPatchThatGitTakes() throws Exception {
    Path repository = Files.createDirectory(folder.resolve("repository"));
    Path file = repository.resolve("web.yaml");
    Files.writeString(file, MANIFEST);
    Path patch = folder.resolve("web.patch");

    CommandLineRun run =
        operate(
            "rightsize",
            "--manifests",
            repository.toString(),
            "--patch",
            patch.toString(),
            "--state",
            folder.resolve("state.json").toString(),
            "--catalogue",
            "none",
            "-o",
            "json");

    assertThat(run.status()).isZero();
    JsonNode first = Documents.mapper().readTree(run.out()).at("/recommendations/0");
    assertThat(first.at("/changes/0/field").asString()).isEqualTo("requests.cpu");
    assertThat(first.path("monthlyUsd").asDouble()).isGreaterThan(10);
    assertThat(Files.readString(folder.resolve("state.json")))
        .contains("shop/Deployment/web/main/cpu");
    String diff = Files.readString(patch);
    assertThat(diff).contains("-              cpu: \"2\"");
    Process git =
        new ProcessBuilder("git", "apply", "--check", patch.toString())
            // A patch of what is not below where lepton was started is from the root on.
            .directory(repository.getRoot().toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(git.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(git.exitValue()).as(said).isZero();
  }

  @Test
  void aSecondRunSaysTheSame() {
    String state = folder.resolve("again.json").toString();
    String[] options = {"--state", state, "--catalogue", "none", "-o", "csv"};

    String first = operate("rightsize", options).out();
    String second = operate("rightsize", options).out();

    assertThat(first).contains("shop,Deployment,web,main,resources,requests.cpu,2,");
    assertThat(changes(second)).isEqualTo(changes(first));
  }

  private static List<String> changes(String csv) {
    return csv.lines().map(line -> line.split(",\"?cpu: ", 2)[0]).toList();
  }

  @Test
  void whatNobodyUsesIsNamed() {
    assertThat(operate("rightsize", "--no-state", "--catalogue", "none", "--brief").out())
        .contains("shop/old", "zombie", "nobody seems to use it");
  }
}
