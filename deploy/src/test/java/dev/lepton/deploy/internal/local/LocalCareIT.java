package dev.lepton.deploy.internal.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lepton.deploy.Target;
import dev.lepton.deploy.Targets;
import dev.lepton.deploy.care.InstanceSight;
import dev.lepton.deploy.care.ReleaseCare;
import dev.lepton.deploy.care.ReleaseChange;
import dev.lepton.deploy.care.ReleaseSight;
import dev.lepton.deploy.internal.Migrations;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.Migration;
import dev.lepton.model.migration.TargetSpec;
import dev.lepton.model.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release that was rolled out, and what can be done to it afterwards. */
final class LocalCareIT {
  @TempDir Path workspace;
  private final Migration migration =
      Migrations.of(
          Migrations.target(TargetSpec.Type.LOCAL, Optional.empty(), Optional.empty()), List.of());
  private Path bundle;
  private Map<String, String> environment = Map.of("COLOUR", "red", "DB_PASSWORD", "geheim!");

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

  private Target target() {
    return Targets.create(migration, workspace, reference -> new Secret(""), EventSink.none());
  }

  /** A new one each time, as each run of the program has. */
  private ReleaseCare care() {
    return target().care(() -> environment).orElseThrow();
  }

  private void rollOut(String hash) {
    target().rollout(Migrations.tinyApp(migration, bundle, environment, hash));
  }

  private ReleaseSight sight() {
    return care().look().orElseThrow();
  }

  private String answer() {
    try {
      return new String(
          URI.create(sight().url()).toURL().openStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  private String state() {
    return sight().instances().get(0).state();
  }

  @Test
  void withoutAReleaseThereIsNothingToSee() {
    assertThat(care().look()).isEmpty();
  }

  @Test
  void aChangedReleaseThatIsIllStaysUntilTheOneBeforeIsPutBack() {
    rollOut("h1");
    care().replace(ReleaseChange.NONE.withEnvironment(Map.of("FAIL", "yes")));
    await().until(() -> state().equals("exited"));
    assertThat(sight().hasPrevious()).isTrue();

    care().rollBack();

    await().until(() -> answer().equals("red"));
    assertThat(sight().revision()).isEqualTo(1);
    assertThat(sight().hasPrevious()).isFalse();
    assertThatThrownBy(() -> care().rollBack())
        .isInstanceOf(LeptonException.class)
        .hasMessageContaining("no release to go back to");
  }

  @Test
  void theReleaseBeforeTheLastRolloutCanStillBeStarted() {
    rollOut("h1");
    environment = Map.of("COLOUR", "blue");
    rollOut("h2");

    care().rollBack();

    await().until(() -> answer().equals("blue"));
    assertThat(sight().revision()).isEqualTo(1);
  }

  @Test
  void secretsAreReadAnewAtEachStart() {
    rollOut("h1");
    environment = Map.of("COLOUR", "green");

    care().restart();

    await().until(() -> answer().equals("green"));
  }

  @Test
  void whatWasChangedIsKeptByEveryLaterStart() {
    rollOut("h1");
    care().reconfigure(Map.of("COLOUR", "white"));

    care().restart();

    await().until(() -> answer().equals("white"));
  }

  @Test
  void aProcessThatVanishesWithoutAWordIsALostNode() {
    rollOut("h1");
    long pid = Long.parseLong(sight().handle().replaceAll(".*\\[(\\d+)\\]", "$1"));

    ProcessHandle.of(pid).orElseThrow().destroyForcibly();

    await().until(() -> state().equals("exited"));
    assertThat(sight().nodeLost()).isTrue();
    care().startElsewhere();
    await().until(() -> answer().equals("red"));
  }

  @Test
  void aProgramThatIsNotThereIsToldFromOneThatEnds() {
    rollOut("h1");

    care().replace(ReleaseChange.NONE.withImage("/nonexistent/program"));

    await().until(() -> state().equals("exited"));
    assertThat(sight().instances()).extracting(InstanceSight::reason).contains("ProgramMissing");
    assertThat(sight().nodeLost()).isFalse();
  }

  @Test
  void memoryIsRaisedUpToItsBoundAndNotFurther() {
    rollOut("h1");
    care().replace(ReleaseChange.NONE.withMemory(64));

    assertThat(care().raiseMemory(2, 100)).isEqualTo("memory limit from 64 to 100 MiB");
    assertThatThrownBy(() -> care().raiseMemory(2, 100))
        .isInstanceOf(LeptonException.class)
        .hasMessageContaining("may not be raised");
  }

  @Test
  void whatIsKeptHoldsTheLogAndNoSecret() throws IOException {
    rollOut("h1");
    care().replace(ReleaseChange.NONE.withEnvironment(Map.of("FAIL", "yes")));
    await().until(() -> state().equals("exited"));
    Path folder = Files.createDirectory(workspace.resolve("evidence"));

    Set<String> logs = care().save(folder);

    assertThat(logs).contains("release-2.log");
    assertThat(folder.resolve("release-2.log")).content().contains("no database at ***");
    assertThat(sight().logLines()).noneMatch(line -> line.contains("geheim!"));
  }
}
