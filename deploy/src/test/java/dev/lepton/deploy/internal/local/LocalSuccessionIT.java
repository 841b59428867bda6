package dev.lepton.deploy.internal.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lepton.deploy.Rollout;
import dev.lepton.deploy.Route;
import dev.lepton.deploy.Target;
import dev.lepton.deploy.Targets;
import dev.lepton.deploy.TrafficShare.Shared;
import dev.lepton.deploy.TrafficSwitch;
import dev.lepton.deploy.cluster.ClusterRelease;
import dev.lepton.deploy.cluster.Delivery;
import dev.lepton.deploy.cluster.DeployRequest.Limits;
import dev.lepton.deploy.cluster.ObjectChange;
import dev.lepton.deploy.cluster.ReleaseRevision;
import dev.lepton.deploy.cluster.ReleaseRevision.State;
import dev.lepton.deploy.cluster.ReleaseStatus;
import dev.lepton.deploy.cluster.ReleaseStatus.Drift;
import dev.lepton.deploy.cluster.WorkloadState.Health;
import dev.lepton.deploy.internal.Migrations;
import dev.lepton.deploy.internal.process.Ports;
import dev.lepton.deploy.revision.LaterReleases;
import dev.lepton.deploy.revision.Rehearsal;
import dev.lepton.model.deployment.Deployment;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.GatewaySpec;
import dev.lepton.model.migration.Migration;
import dev.lepton.model.migration.TargetSpec;
import dev.lepton.model.secret.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One release after the other behind a real gateway, with users on it. */
final class LocalSuccessionIT {
  @TempDir Path workspace;
  private final GatewaySpec gateway = new GatewaySpec("127.0.0.1", Ports.pick());
  private final Migration migration =
      Migrations.of(
          Migrations.target(TargetSpec.Type.LOCAL, Optional.of(gateway), Optional.empty()),
          List.of());
  private Path bundle;

  @BeforeEach
  void switchUsersToTheFirstRelease() throws IOException {
    bundle = workspace.resolve("bundle");
    Files.createDirectories(bundle.resolve("source"));
    Files.writeString(bundle.resolve("source/readme.txt"), "source");
    Deployment first = target().rollout(rollout(Map.of(), "h1"));
    TrafficSwitch traffic = target().trafficSwitch().orElseThrow();
    traffic.start("http://127.0.0.1:9");
    traffic.announce(first.url());
    try (TrafficSwitch.Hold hold = traffic.hold(Duration.ofSeconds(5))) {
      hold.switchTo(Route.NEW);
    }
  }

  @AfterEach
  void remove() {
    target().remove();
  }

  /** A new one each time, as each run of the program has. */
  private Target target() {
    return Targets.create(migration, workspace, reference -> new Secret(""), EventSink.none());
  }

  private LaterReleases releases() {
    return target().laterReleases(Map::of).orElseThrow();
  }

  private Rollout rollout(Map<String, String> environment, String hash) {
    return Migrations.tinyApp(migration, bundle, environment, hash);
  }

  private Delivery delivery() {
    return new Delivery(
        new Limits(Duration.ofSeconds(30), Duration.ZERO, Duration.ZERO, Duration.ZERO),
        workspace.resolve("evidence"),
        Optional.of("a note"));
  }

  private ClusterRelease deploy(String colour, String hash) {
    return releases()
        .deploy(rollout(Map.of("COLOUR", colour), hash), delivery(), Rehearsal.NONE, () -> false);
  }

  private LeptonException failure(Map<String, String> environment, Rehearsal rehearsal) {
    LeptonException error =
        catchThrowableOfType(
            LeptonException.class,
            () ->
                releases().deploy(rollout(environment, "bad"), delivery(), rehearsal, () -> false));
    assertThat(answer()).isEqualTo("blue");
    assertThat(running()).containsExactly("release-1");
    assertThat(folders("local/releases")).hasSize(1);
    assertThat(states()).containsExactly(State.DEPLOYED, State.FAILED);
    return error;
  }

  private List<State> states() {
    return releases().status().history().stream().map(ReleaseRevision::state).toList();
  }

  private List<String> running() {
    return new ReleaseProcess(workspace.resolve("local/run")).revisions();
  }

  private List<String> folders(String folder) {
    try (Stream<Path> files = Files.list(workspace.resolve(folder))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a user gets; a failure is told by its status. */
  private String answer() {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) URI.create(gateway.url()).toURL().openConnection();
      if (connection.getResponseCode() != 200) {
        return "status " + connection.getResponseCode();
      }
      return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Test
  void aLaterReleaseTakesAllUsersOverAndNoneOfThemIsFailed() {
    AtomicBoolean enough = new AtomicBoolean();
    CompletableFuture<List<String>> user =
        CompletableFuture.supplyAsync(
            () -> {
              List<String> answers = new ArrayList<>();
              while (!enough.get()) {
                answers.add(answer());
              }
              return answers;
            });

    ClusterRelease second = deploy("red", "h2");
    enough.set(true);

    List<String> answers = user.join();
    assertThat(Set.copyOf(answers)).isSubsetOf("blue", "red");
    assertThat(answers).contains("blue");
    assertThat(answer()).isEqualTo("red");
    assertThat(second.revision()).isEqualTo(2);
    assertThat(running()).containsExactly("release-2");
    ReleaseStatus status = releases().status();
    assertThat(status.history()).extracting(ReleaseRevision::note).containsExactly("", "a note");
    assertThat(states()).containsExactly(State.SUPERSEDED, State.DEPLOYED);
    assertThat(status.objects())
        .extracting(Drift::state)
        .containsOnly(Drift.State.AS_PLANNED)
        .hasSize(2);
    assertThat(status.attention()).isEmpty();
  }

  @Test
  void theSameInputStaysAsItIs() {
    ClusterRelease again = deploy("blue", "h1");

    assertThat(again.revision()).isEqualTo(1);
    assertThat(again.changes()).allMatch(ObjectChange::keeps);
    assertThat(states()).containsExactly(State.DEPLOYED);
  }

  @Test
  void anEarlierRevisionIsBroughtInAgainAsANewOneWithoutBuildingIt() throws IOException {
    deploy("red", "h2");

    ClusterRelease back = releases().rollback(OptionalInt.empty(), delivery(), () -> false);

    assertThat(answer()).isEqualTo("blue");
    assertThat(back.revision()).isEqualTo(3);
    assertThat(running()).containsExactly("release-3");
    assertThat(Files.readAllLines(bundle.resolve("builds"))).hasSize(2);
    assertThat(states()).containsExactly(State.SUPERSEDED, State.SUPERSEDED, State.DEPLOYED);
    assertThatThrownBy(() -> releases().rollback(OptionalInt.of(7), delivery(), () -> false))
        .isInstanceOfSatisfying(
            LeptonException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.DOCUMENT_MISSING);
              assertThat(e.problems().get(0).fix()).isEqualTo("there is 1, 2");
            });
  }

  @Test
  void aReleaseThatEndsAtOnceIsTakenAwayItsLogBeingKeptWithoutSecrets() throws IOException {
    LeptonException error = failure(Map.of("FAIL", "1", "DB_PASSWORD", "hunter2"), Rehearsal.NONE);

    assertThat(error.code()).isEqualTo(ErrorCode.ROLLOUT_FAILED);
    assertThat(error).hasMessageContaining("no database at ***");
    assertThat(error).hasMessageContaining("users are on revision 1 as before");
    assertThat(workspace.resolve("evidence/tiny-2/release-2.log"))
        .content()
        .contains("no database at ***")
        .doesNotContain("hunter2");
  }

  @Test
  void aReleaseThatDoesNotDoWellWithUsersIsTakenAway() {
    LeptonException error =
        failure(
            Map.of("COLOUR", "red"),
            (traffic, troubles) -> {
              traffic.get().share(100, Shared.ALL, Duration.ofSeconds(5));
              assertThat(answer()).as("users meet it").isEqualTo("red");
              assertThat(troubles.get()).isEmpty();
              traffic.get().share(0, Shared.ALL, Duration.ofSeconds(5));
              return Optional.of("too slow");
            });

    assertThat(error.code()).isEqualTo(ErrorCode.ROLLOUT_FAILED);
    assertThat(error).hasMessageContaining("too slow");
  }

  @Test
  void whoeverStopsItFindsNothingOfIt() {
    LeptonException error =
        catchThrowableOfType(
            LeptonException.class,
            () ->
                releases()
                    .deploy(
                        rollout(Map.of("COLOUR", "red"), "h2"),
                        delivery(),
                        Rehearsal.NONE,
                        () -> running().contains("release-2")));

    assertThat(error.code()).isEqualTo(ErrorCode.INTERRUPTED);
    assertThat(running()).containsExactly("release-1");
    assertThat(answer()).isEqualTo("blue");
  }

  @Test
  void whatAKilledRunLeftIsTakenAwayByTheNextWhichEndsRightly() {
    assertThatThrownBy(
            () ->
                releases()
                    .deploy(
                        rollout(Map.of("COLOUR", "red"), "h2"),
                        delivery(),
                        (traffic, troubles) -> {
                          // Nothing of ours answers to an error, as to a kill.
                          throw new AssertionError("killed");
                        },
                        () -> false))
        .hasMessage("killed");
    assertThat(running()).contains("release-1", "release-2");
    assertThat(releases().status().attention())
        .anyMatch(line -> line.contains("release-2 runs"))
        .anyMatch(line -> line.contains("revision 2 is being deployed"));

    ClusterRelease next = deploy("red", "h2");

    assertThat(next.revision()).isEqualTo(3);
    assertThat(answer()).isEqualTo("red");
    assertThat(running()).containsExactly("release-3");
    assertThat(states()).containsExactly(State.SUPERSEDED, State.INTERRUPTED, State.DEPLOYED);
  }

  @Test
  void aRunThatWasKilledAfterItsDecisionIsCompletedByTheSameCall() {
    deploy("red", "h2");
    // As if users had not been led there yet.
    target().trafficSwitch().orElseThrow().announce("http://127.0.0.1:" + Ports.pick());
    assertThat(releases().status().objects())
        .extracting(Drift::state)
        .containsExactly(Drift.State.AS_PLANNED, Drift.State.CHANGED);

    ClusterRelease again = deploy("red", "h2");

    assertThat(again.revision()).isEqualTo(2);
    assertThat(answer()).isEqualTo("red");
    assertThat(releases().status().attention()).isEmpty();
  }

  @Test
  void aReleaseThatDiedIsToldOnBothAxes() {
    new ReleaseProcess(workspace.resolve("local/run")).stop("release-1");

    ReleaseStatus status = releases().status();

    assertThat(status.objects().get(0).state()).isEqualTo(Drift.State.MISSING);
    assertThat(status.workloads().get(0).health()).isEqualTo(Health.MISSING);
    assertThat(status.attention()).anyMatch(line -> line.contains("does not run"));
  }
}
