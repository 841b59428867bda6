package dev.lepton.deploy.internal.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lepton.deploy.Rollout;
import dev.lepton.deploy.Route;
import dev.lepton.deploy.Target;
import dev.lepton.deploy.Targets;
import dev.lepton.deploy.TrafficSwitch;
import dev.lepton.deploy.Trial;
import dev.lepton.deploy.internal.Migrations;
import dev.lepton.deploy.internal.process.Liveness;
import dev.lepton.deploy.internal.process.Ports;
import dev.lepton.deploy.internal.process.Wait;
import dev.lepton.model.deployment.Deployment;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.DatabaseEndpoint;
import dev.lepton.model.migration.GatewaySpec;
import dev.lepton.model.migration.Migration;
import dev.lepton.model.migration.TargetSpec;
import dev.lepton.model.secret.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalTargetIT {
  @TempDir Path workspace;
  private final GatewaySpec gateway = new GatewaySpec("127.0.0.1", Ports.pick());
  private Migration migration = migration(Optional.empty(), Optional.empty());
  private Path bundle;

  @BeforeEach
  void writeBundle() throws IOException {
    bundle = workspace.resolve("bundle");
    Files.createDirectories(bundle.resolve("source"));
    Files.writeString(bundle.resolve("source/readme.txt"), "source");
  }

  @AfterEach
  void remove() {
    target().remove();
  }

  private static Migration migration(Optional<GatewaySpec> gateway, Optional<Integer> port) {
    return Migrations.of(
        Migrations.target(TargetSpec.Type.LOCAL, gateway, port),
        List.of(Migrations.database("shop")));
  }

  /** A new one each time, as each run of the program has. */
  private Target target() {
    return Targets.create(migration, workspace, reference -> new Secret(""), EventSink.none());
  }

  private Rollout rollout(Map<String, String> environment, String hash) {
    return Migrations.tinyApp(migration, bundle, environment, hash);
  }

  private long builds() throws IOException {
    return Files.readAllLines(bundle.resolve("builds")).size();
  }

  private static String get(String url) {
    try {
      return new String(
          URI.create(url).toURL().openStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ProcessHandle application(Deployment deployment) {
    return deployment.components().stream()
        .filter(component -> component.kind().equals("application"))
        .map(component -> ProcessHandle.of(Long.parseLong(component.handle())).orElseThrow())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void startsTheReleaseWithTheBundlesDefaultsAndTheRolloutsSettings() {
    assertThat(get(target().rollout(rollout(Map.of(), "h1")).url())).isEqualTo("blue");
    assertThat(get(target().rollout(rollout(Map.of("COLOUR", "red"), "h2")).url()))
        .isEqualTo("red");
  }

  @Test
  void theSameInputKeepsWhatRuns() throws IOException {
    Deployment first = target().rollout(rollout(Map.of(), "h1"));

    Deployment second = target().rollout(rollout(Map.of(), "h1"));

    assertThat(second).isEqualTo(first);
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void aReleaseThatDiedIsStartedAgainWithoutBuildingIt() throws IOException {
    Deployment first = target().rollout(rollout(Map.of(), "h1"));
    application(first).destroyForcibly();
    assertThat(Wait.until(Duration.ofSeconds(5), () -> !target().healthy(first))).isTrue();

    Deployment second = target().rollout(rollout(Map.of(), "h1"));

    assertThat(target().healthy(second)).isTrue();
    assertThat(second.revision()).isEqualTo(2);
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void otherInputReplacesTheRevisionBefore() {
    Deployment first = target().rollout(rollout(Map.of(), "h1"));
    ProcessHandle before = application(first);

    Deployment second = target().rollout(rollout(Map.of(), "h2"));

    assertThat(second.revision()).isEqualTo(first.revision() + 1);
    assertThat(target().healthy(second)).isTrue();
    assertThat(Liveness.alive(before)).isFalse();
  }

  @Test
  void aRevisionThatAKilledRolloutStartedAndForgotIsStoppedByTheNext() throws IOException {
    target().rollout(rollout(Map.of(), "h1"));
    Path remembered = workspace.resolve("local/release.json");
    String before = Files.readString(remembered);
    ProcessHandle forgotten = application(target().rollout(rollout(Map.of(), "h2")));
    Files.writeString(remembered, before);

    Deployment next = target().rollout(rollout(Map.of(), "h1"));

    assertThat(target().healthy(next)).isTrue();
    assertThat(Liveness.alive(forgotten)).isFalse();
  }

  @Test
  void aReleaseThatFailsShowsItsLogWithoutSecretsAndLeavesTheOneBefore() {
    Deployment first = target().rollout(rollout(Map.of(), "h1"));

    assertThatThrownBy(
            () -> target().rollout(rollout(Map.of("FAIL", "1", "DB_PASSWORD", "hunter2"), "h2")))
        .isInstanceOfSatisfying(
            LeptonException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.ROLLOUT_FAILED);
              assertThat(e.problems().get(0).what())
                  .contains("no database at ***")
                  .doesNotContain("hunter2");
            });
    assertThat(target().healthy(first)).isTrue();
  }

  @Test
  void aBuildThatFailsShowsItsLastLines() {
    Rollout broken =
        new Rollout(
            migration,
            Migrations.bundle(List.of("sh", "-c", "echo 'cannot find symbol'; exit 1"), "app.jar"),
            bundle,
            Map.of(),
            "h1");

    assertThatThrownBy(() -> target().rollout(broken))
        .isInstanceOfSatisfying(
            LeptonException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.BUILD_FAILED);
              assertThat(e.problems().get(0).what()).contains("cannot find symbol");
            });
  }

  @Test
  void aBuildToolThatIsNotThereIsNamed() {
    Rollout broken =
        new Rollout(
            migration,
            Migrations.bundle(List.of("no-such-tool"), "app.jar"),
            bundle,
            Map.of(),
            "h1");

    assertThatThrownBy(() -> target().rollout(broken))
        .isInstanceOfSatisfying(
            LeptonException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TOOL_MISSING));
  }

  @Test
  void aBuildThatMakesNothingToStartIsRefused() {
    Rollout broken =
        new Rollout(
            migration, Migrations.bundle(List.of("true"), "app.jar"), bundle, Map.of(), "h1");

    assertThatThrownBy(() -> target().rollout(broken)).hasMessageContaining("made no app.jar");
  }

  @Test
  void aTrialRunsBesideTheReleaseWithOtherSettingsAndGoesAway() throws IOException {
    Deployment live = target().rollout(rollout(Map.of(), "h1"));
    Trial trial = target().startTrial(rollout(Map.of("COLOUR", "green"), "other"));

    assertThat(get(trial.url())).isEqualTo("green");
    assertThat(get(live.url())).isEqualTo("blue");
    trial.close();

    // Refused, or reset where the client still had a connection of the first request.
    assertThatThrownBy(() -> get(trial.url())).hasRootCauseInstanceOf(SocketException.class);
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void aRollbackStopsTheRelease() {
    Deployment deployment = target().rollout(rollout(Map.of(), "h1"));

    target().rollback(deployment);

    assertThat(target().healthy(deployment)).isFalse();
    assertThat(workspace.resolve("local/releases")).doesNotExist();
  }

  @Test
  void aReleaseWithUsersIsNotRolledBackAndItsSuccessorTakesThemOver() {
    migration = migration(Optional.of(gateway), Optional.empty());
    Deployment first = target().rollout(rollout(Map.of(), "h1"));
    TrafficSwitch traffic = target().trafficSwitch().orElseThrow();
    traffic.start("http://127.0.0.1:9");
    traffic.announce(first.url());
    try (TrafficSwitch.Hold hold = traffic.hold(Duration.ofSeconds(5))) {
      hold.switchTo(Route.NEW);
    }
    assertThatThrownBy(() -> target().rollback(first)).hasMessageContaining("has users");

    target().rollout(rollout(Map.of("COLOUR", "red"), "h2"));

    assertThat(get(gateway.url())).isEqualTo("red");
  }

  @Test
  void aFixedPortIsUsedAndATakenOneNamed() throws IOException {
    int port = Ports.pick();
    migration = migration(Optional.empty(), Optional.of(port));
    assertThat(target().rollout(rollout(Map.of(), "h1")).url()).endsWith(":" + port);
    target().check(migration);

    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      migration =
          migration(
              Optional.of(new GatewaySpec("127.0.0.1", other.getLocalPort())),
              Optional.of(other.getLocalPort()));
      target().remove();

      assertThatThrownBy(() -> target().check(migration))
          .isInstanceOfSatisfying(
              LeptonException.class,
              e -> {
                assertThat(e.code()).isEqualTo(ErrorCode.PORT_TAKEN);
                assertThat(e.problems()).hasSize(2);
              });
    }
  }

  @Test
  void providesADatabaseNamedLikeTheSourceAndRemovesItInTheEnd() {
    DatabaseEndpoint endpoint = target().provideDatabase(Migrations.database("shop")).orElseThrow();

    assertThat(endpoint.database()).isEqualTo("shop");
    assertThat(endpoint.user()).isEqualTo("shop_owner");
    assertThat(target().provideDatabase(Migrations.database("shop"))).hasValue(endpoint);

    target().remove();
    assertThat(workspace.resolve("local")).doesNotExist();
    assertThat(Ports.free("127.0.0.1", endpoint.port())).isTrue();
  }
}
