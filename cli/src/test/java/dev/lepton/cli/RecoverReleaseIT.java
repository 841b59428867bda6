package dev.lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.deploy.cluster.ApiServerDouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release in a cluster's double: brought in, made ill, and looked after, all by commands. */
@Tag("side-by-side")
final class RecoverReleaseIT {
  private static final String AUTOSCALER =
      "/apis/autoscaling/v2/namespaces/shop/horizontalpodautoscalers/web";
  @TempDir Path folder;
  private final ApiServerDouble api = new ApiServerDouble();

  @BeforeEach
  void bringInTwoReleases() throws IOException {
    deploy("1");
    deploy("2");
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private void deploy(String tag) throws IOException {
    Path manifests =
        Files.writeString(
            folder.resolve("web-" + tag + ".yaml"),
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: app, image: "shop:%s"}]}
            ---
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: web}
            spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, maxReplicas: 4}
            """
                .formatted(tag));
    CommandLineRun run = lepton("deploy", manifests.toString());
    assertThat(run.status()).as(run.err()).isZero();
  }

  private CommandLineRun lepton(String... command) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of("--release", "shop", "--kubeconfig"));
    arguments.add(api.kubeconfig(folder).toString());
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }

  private CommandLineRun recover(String... further) throws IOException {
    List<String> command = new ArrayList<>(List.of("operate", "recover", "--interval", "100ms"));
    command.addAll(List.of("--workspace", folder.resolve("work").toString()));
    command.addAll(List.of(further));
    return lepton(command.toArray(String[]::new));
  }

  private String image() {
    return api.at("/apis/apps/v1/namespaces/shop/deployments/web")
        .at("/spec/template/spec/containers/0/image")
        .asString();
  }

  @Test
  void aReleaseThatTurnsIllGoesBackToTheOneBeforeWithItsLogKept() throws IOException {
    api.turn("web", "crash");

    CommandLineRun run = recover("--once");

    assertThat(run.status()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("rolled back", "back to what was before, as revision 3");
    assertThat(image()).isEqualTo("shop:1");
    try (var kept = Files.walk(folder.resolve("work"))) {
      assertThat(kept.map(Path::toString)).anyMatch(file -> file.endsWith(".log"));
    }
  }

  @Test
  void nothingButOurOwnMessagesIsSaidOfAReleaseThatIsIll() throws IOException {
    List<String> said = new CopyOnWriteArrayList<>();
    Handler listener = new Listener(said);
    Logger all = Logger.getLogger("");
    api.turn("web", "crash");
    all.addHandler(listener);
    try {
      recover("--once");
    } finally {
      all.removeHandler(listener);
    }

    assertThat(said).isEmpty();
  }

  /** Hears what libraries would write to standard error. */
  private static final class Listener extends Handler {
    private final List<String> said;

    Listener(List<String> said) {
      this.said = said;
      setLevel(Level.SEVERE);
    }

    @Override
    public void publish(LogRecord line) {
      if (isLoggable(line)) {
        said.add(line.getMessage() + " " + line.getThrown());
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @Test
  void aDryRunSaysWhatItWouldDoAndLeavesTheReleaseAsItIs() throws IOException {
    api.turn("web", "crash");

    CommandLineRun run = recover("--once", "--dry-run");

    assertThat(run.out()).contains("would roll-back");
    assertThat(image()).isEqualTo("shop:crash");
  }

  @Test
  void aReleaseThatIsWellIsLeftAlone() throws IOException {
    CommandLineRun run = recover("--once");

    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("nothing is wrong now");
  }

  @Test
  void anAutoscalerAtItsBoundGetsMorePodsAndTheNextReleaseMeetsNoOtherOwner() throws IOException {
    api.load("web", 6);

    CommandLineRun run = recover("--once");

    assertThat(run.status()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("healed", "from 4 to 6 pods at most");
    assertThat(api.at(AUTOSCALER).at("/spec/maxReplicas").asInt()).isEqualTo(6);
    deploy("3");
    assertThat(api.at(AUTOSCALER).at("/spec/maxReplicas").asInt()).isEqualTo(4);
  }

  @Test
  void podsThatFindNoRoomAreTakenBackAndAPersonIsCalled() throws IOException {
    api.load("web", 6);
    api.room(4);

    CommandLineRun run = recover("--once");

    assertThat(run.status()).isEqualTo(7);
    assertThat(run.out()).contains("more of it does not get well", "raise the autoscaler's");
    assertThat(api.at(AUTOSCALER).at("/spec/maxReplicas").asInt()).isEqualTo(4);
    assertThat(image()).as("a good release is not taken back for it").isEqualTo("shop:2");
  }

  private static final String DEPLOYMENT = "/apis/apps/v1/namespaces/shop/deployments/worker";

  /** A deployment that no autoscaler follows, and whose one pod is busy. */
  private void deployBusyWorker() throws IOException {
    Path manifests =
        Files.writeString(
            folder.resolve("worker.yaml"),
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: worker}
            spec:
              replicas: 2
              selector: {matchLabels: {app: worker}}
              template:
                metadata: {labels: {app: worker}}
                spec: {containers: [{name: app, image: "shop:1"}]}
            """);
    CommandLineRun run = lepton("deploy", manifests.toString());
    assertThat(run.status()).as(run.err()).isZero();
    api.computes("worker-1", "980m");
    Files.writeString(
        Files.createDirectories(folder.resolve("books")).resolve("overloaded.yaml"),
        """
        apiVersion: lepton.dev/v1
        kind: Runbook
        metadata: {name: overloaded}
        spec:
          title: Overloaded
          detect: {any: [{sign: workload.saturatedSeconds, above: 0}], times: 2}
          decide: [{actions: [scale-up]}]
          act: {scale-up: {atMost: 1, within: 1h, factor: 1.5, mostInstances: 5}}
          verify: {none: [{sign: workload.saturatedSeconds, above: 60}], within: 10s, times: 1}
        """);
  }

  @Test
  void whatNoAutoscalerFollowsAndIsBusyGetsMorePods() throws IOException {
    deployBusyWorker();

    CommandLineRun run = recover("--once", "--runbooks", folder.resolve("books").toString());

    assertThat(run.status()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("healed", "from 2 to 3 pods");
    assertThat(api.at(DEPLOYMENT).at("/spec/replicas").asInt()).isEqualTo(3);
  }

  @Test
  void whatFindsNoRoomThereIsTakenBackToo() throws IOException {
    deployBusyWorker();
    api.room(2);

    CommandLineRun run = recover("--once", "--runbooks", folder.resolve("books").toString());

    assertThat(run.status()).isEqualTo(7);
    assertThat(api.at(DEPLOYMENT).at("/spec/replicas").asInt()).isEqualTo(2);
  }

  @Test
  void theStatusSaysWhatItsContainersUse() throws IOException {
    api.uses("web-2", "487Mi", "512Mi");

    CommandLineRun run = lepton("deploy", "status", "--exit-code");

    assertThat(run.status()).isEqualTo(7);
    assertThat(run.out())
        .contains(
            "web-2/app uses 0.250 cores and 487 MiB (95 %)",
            "- web-2/app uses 95 % of the memory that it may have at this moment");
  }
}
