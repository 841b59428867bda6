package dev.lepton.pipeline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import dev.lepton.operate.recovery.runbook.ActionKind;
import dev.lepton.operate.recovery.runbook.Runbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunbookLoaderTest {
  private static final String GOOD =
      """
      apiVersion: lepton.dev/v1
      kind: Runbook
      metadata: {name: queue-long}
      spec:
        title: The queue is long
        detect:
          any: [{sign: log.line, matches: "queue is full"}]
          times: 2
          unless: [database-down]
        decide:
          - when: {all: [{sign: release.memoryMiB, below: 512}]}
            actions: [raise-memory]
            approval: true
          - actions: [restart]
        act:
          raise-memory: {atMost: 1, within: 2h, factor: 1.25, mostMiB: 640}
        verify:
          all: [{sign: probe.healthy, is: true}]
          within: 20s
      """;

  @TempDir Path folder;

  private List<Runbook> load(String text) throws IOException {
    Files.writeString(folder.resolve("mine.yaml"), text);
    return RunbookLoader.load(Optional.of(folder));
  }

  private List<Problem> problems(String text) throws IOException {
    Files.writeString(folder.resolve("mine.yaml"), text);
    LeptonException failure =
        catchThrowableOfType(LeptonException.class, () -> RunbookLoader.load(Optional.of(folder)));
    assertThat(failure.code()).isEqualTo(ErrorCode.CONFIG_INVALID);
    return failure.problems();
  }

  @Test
  void theShippedOnesAreTheTwelveOfTheDrillsAndOverload() {
    assertThat(RunbookLoader.load(Optional.empty()))
        .hasSize(13)
        .extracting(Runbook::name)
        .containsExactlyElementsOf(RunbookLoader.shipped());
  }

  @Test
  void everyShippedRunbookIsBoundedAndKnowsItsNeighbours() {
    for (Runbook runbook : RunbookLoader.load(Optional.empty())) {
      assertThat(runbook.choices()).as(runbook.name()).isNotEmpty();
      assertThat(runbook.verify().within().toSeconds()).as(runbook.name()).isBetween(10L, 60L);
      assertThat(runbook.rules().values()).allMatch(rule -> rule.atMost() <= 6);
    }
  }

  @Test
  void aUsersOwnComesFirstWithAllThatItSays() throws IOException {
    Runbook mine = load(GOOD).get(0);

    assertThat(mine.name()).isEqualTo("queue-long");
    assertThat(mine.times()).isEqualTo(2);
    assertThat(mine.unless()).containsExactly("database-down");
    assertThat(mine.choices().get(0).approval()).isTrue();
    assertThat(mine.rule(ActionKind.RAISE_MEMORY).factor()).isEqualTo(1.25);
    assertThat(mine.rule(ActionKind.RAISE_MEMORY).window()).hasHours(2);
    assertThat(mine.rule(ActionKind.RESTART).atMost()).isEqualTo(3);
  }

  @Test
  void aUsersOwnReplacesTheShippedOneOfItsName() throws IOException {
    List<Runbook> all = load(GOOD.replace("queue-long", "disk-full"));

    assertThat(all).hasSize(13);
    assertThat(all.get(0).title()).isEqualTo("The queue is long");
  }

  @Test
  void everyMistakeIsReportedWithItsPlaceAndWhatWasProbablyMeant() throws IOException {
    List<Problem> problems =
        problems(
            GOOD.replace("log.line", "log.lines")
                .replace("actions: [restart]", "actions: [re-start]")
                .replace("below: 512", "matches: big")
                .replace("database-down", "database-dwon"));

    assertThat(problems)
        .extracting(Problem::what)
        .containsExactlyInAnyOrder(
            "unknown sign \"log.lines\"",
            "unknown action \"re-start\"",
            "release.memoryMiB is not a text");
    assertThat(problems.get(0).where()).endsWith("mine.yaml:7:12");
    assertThat(problems.get(0).fix()).isEqualTo("did you mean \"log.line\"?");
  }

  @Test
  void anUnknownKeyIsAnErrorEvenDeepInside() throws IOException {
    Problem problem = problems(GOOD.replace("atMost: 1", "atmost: 1")).get(0);

    assertThat(problem.what()).contains("unknown key \"atmost\"");
    assertThat(problem.where()).endsWith("mine.yaml:16:20");
    assertThat(problem.fix()).isEqualTo("did you mean \"atMost\"?");
  }

  @Test
  void aFailureThatNobodyHasARunbookForCannotBeWaitedFor() throws IOException {
    Problem problem = problems(GOOD.replace("database-down", "database-dwon")).get(0);

    assertThat(problem.what()).isEqualTo("there is no runbook \"database-dwon\"");
    assertThat(problem.fix()).isEqualTo("did you mean \"database-down\"?");
  }

  @Test
  void runbooksThatWaitForEachOtherAreRefused() throws IOException {
    List<Problem> problems =
        problems(
            GOOD.replace("queue-long", "database-down")
                .replace("unless: [database-down]", "unless: [failing-probe]"));

    assertThat(problems)
        .extracting(Problem::what)
        .anyMatch(what -> what.contains("wait for each other"));
  }

  @Test
  void aFolderWithoutRunbooksIsAnError() {
    LeptonException failure =
        catchThrowableOfType(LeptonException.class, () -> RunbookLoader.load(Optional.of(folder)));

    assertThat(failure.code()).isEqualTo(ErrorCode.CONFIG_UNREADABLE);
  }
}
