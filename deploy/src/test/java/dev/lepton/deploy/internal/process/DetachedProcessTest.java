package dev.lepton.deploy.internal.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DetachedProcessTest {
  @TempDir Path folder;

  private DetachedProcess start(String script, Map<String, String> environment) {
    return DetachedProcess.start(
        new ProcessSpec("app", List.of("sh", "-c", script), environment, folder, folder));
  }

  @Test
  void isFoundByNameWhileItRuns() {
    DetachedProcess process = start("sleep 60", Map.of());
    await().until(() -> DetachedProcess.find(folder, "app").isPresent());

    assertThat(DetachedProcess.find(folder, "app").orElseThrow().pid()).isEqualTo(process.pid());

    process.stop(Duration.ofSeconds(5));
    assertThat(DetachedProcess.find(folder, "app")).isEmpty();
  }

  @Test
  void aPidThatBelongsToAnotherProcessByNowIsNotTakenForIt() throws Exception {
    Files.writeString(folder.resolve("app.pid"), ProcessHandle.current().pid() + " 1000000000\n");

    assertThat(DetachedProcess.find(folder, "app")).isEmpty();
  }

  @Test
  void aPidFileThatWasCutOffIsNoProcess() throws Exception {
    Files.writeString(folder.resolve("app.pid"), "");

    assertThat(DetachedProcess.find(folder, "app")).isEmpty();
  }

  @Test
  void aProcessThatIgnoresTheRequestToEndIsEndedAfterTheGracePeriod() {
    DetachedProcess process =
        start("trap '' TERM; echo ready; while :; do sleep 1; done", Map.of());
    await().until(() -> process.log().tail(1).equals(List.of("ready")));

    process.stop(Duration.ofMillis(200));

    assertThat(process.alive()).isFalse();
  }

  @Test
  void itsChildrenEndWithIt() {
    DetachedProcess process = start("sleep 300 & echo $!; wait", Map.of());
    await().until(() -> !process.log().tail(1).isEmpty());
    long child = Long.parseLong(process.log().tail(1).get(0));

    process.stop(Duration.ofSeconds(5));

    await().until(() -> ProcessHandle.of(child).filter(Liveness::alive).isEmpty());
  }

  @Test
  void itGetsItsOwnVariablesAndFewOfOurs() {
    DetachedProcess process =
        start("env | cut -d= -f1 | grep -vE '^(PWD|OLDPWD|SHLVL|_)$'", Map.of("GIVEN", "yes"));
    await().until(() -> !process.alive());

    List<String> names = process.log().tail(100);
    assertThat(names).contains("GIVEN", "PATH");
    assertThat(names.stream().filter(name -> !name.equals("GIVEN")))
        .isSubsetOf(Environment.INHERITED);
  }

  @Test
  void secretsAreInNoArgument() throws Exception {
    DetachedProcess process = start("echo up; sleep 60", Map.of("DB_PASSWORD", "hunter2-hunter2"));
    await().until(() -> process.log().tail(1).equals(List.of("up")));

    String arguments = Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
    process.stop(Duration.ofSeconds(5));

    assertThat(arguments).contains("sleep").doesNotContain("hunter2");
  }

  @Test
  void aCommandThatDoesNotExistSaysSoInTheLog() {
    DetachedProcess process =
        DetachedProcess.start(
            new ProcessSpec("app", List.of("no-such-program"), Map.of(), folder, folder));
    await().until(() -> !process.alive());

    assertThat(process.log().block(5)).contains("no-such-program");
  }

  @Test
  void anEarlyExitIsReportedAtOnceWithTheEndOfTheLog() {
    DetachedProcess process = start("echo starting; echo 'cannot bind' >&2; exit 3", Map.of());
    HealthProbe probe = HealthProbe.of("http://127.0.0.1:" + Ports.pick(), "/health");
    long start = System.nanoTime();

    assertThatThrownBy(() -> probe.await(Duration.ofSeconds(60), new Watched(process)))
        .isInstanceOfSatisfying(
            LeptonException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.ROLLOUT_FAILED);
              assertThat(e.problems().get(0).what()).contains("starting\n    cannot bind");
            });
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void aReleaseThatNeverAnswersIsGivenUpAtTheEndOfTheTime() {
    DetachedProcess process = start("echo 'waiting for the database'; sleep 60", Map.of());
    HealthProbe probe = HealthProbe.of("http://127.0.0.1:" + Ports.pick(), "health");

    assertThatThrownBy(() -> probe.await(Duration.ofMillis(500), new Watched(process)))
        .hasMessageContaining("nothing answers")
        .hasMessageContaining("waiting for the database");
    process.stop(Duration.ofSeconds(5));
  }

  private record Watched(DetachedProcess process) implements HealthProbe.Starting {
    @Override
    public Optional<String> failure() {
      return process.alive() ? Optional.empty() : Optional.of("It ended.");
    }

    @Override
    public String log() {
      return process.log().block(10);
    }
  }
}
