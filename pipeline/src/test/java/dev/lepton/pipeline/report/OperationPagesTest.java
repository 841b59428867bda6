package dev.lepton.pipeline.report;

import static dev.lepton.pipeline.report.OperationPages.backup;
import static dev.lepton.pipeline.report.OperationPages.backups;
import static dev.lepton.pipeline.report.OperationPages.drills;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.operation.BackupCatalogue.Proof;
import dev.lepton.model.operation.DrillReport.Verdict;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OperationPagesTest {
  static Stream<String> pages() {
    return OperationPages.all();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyTagIsClosedWhereItShouldBe(String page) {
    assertThat(Tags.problems(page)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void noTableRepeatsTheHeadingAboveIt(String page) {
    assertThat(all(page, "<p class=\"caption\"[^>]*>([^<]*)</p>"))
        .doesNotContainAnyElementsOf(all(page, "<h2[^>]*>([^<]*)</h2>"));
  }

  @Test
  void drillsThatAllPassedHaveNoReasonsAgainstThem() {
    assertThat(drills(Verdict.PASSED, Verdict.PASSED)).doesNotContain("Why");
  }

  @Test
  void onlyDrillsThatDidNotPassAreGivenReasons() {
    String text = Tags.text(drills(Verdict.PASSED, Verdict.FAILED, Verdict.SKIPPED));

    assertThat(text)
        .contains("Why not all passed", "reason of drill-1", "reason of drill-2")
        .doesNotContain("reason of drill-0");
  }

  @Test
  void aNewestBackupThatDoesNotRestoreIsSaidFirstWithTheLastThatDoes() {
    String page = backups(backup("shop", 0, Proof.FAILED), backup("shop", 1, Proof.PROVEN));

    assertThat(page).contains("<div class=\"verdict bad\">");
    assertThat(Tags.text(page))
        .contains(
            "A newest backup is not known to restore",
            "shop: the last that restores is of 2026-02-28 12:00:00 UTC");
  }

  @Test
  void anOldBackupThatDidNotRestoreIsNoAlarmOnceANewerOneDoes() {
    String page = backups(backup("shop", 0, Proof.PROVEN), backup("shop", 1, Proof.FAILED));

    assertThat(page).contains("<div class=\"verdict good\">").contains("Why not all are proven");
  }

  @Test
  void nothingIsClaimedOfTheContentsOfABackupThatWasNotTested() {
    String page = backups(backup("shop", 0, Proof.UNTESTED));

    assertThat(page).doesNotContain(">0<").doesNotContain("0 B");
    assertThat(Tags.text(page)).contains("none of its backups is known to restore");
  }

  @Test
  void noBackupsAreNoGoodNews() {
    assertThat(backups())
        .contains("<div class=\"verdict warn\">")
        .contains("There are no backups yet");
  }

  private static List<String> all(String page, String pattern) {
    return Pattern.compile(pattern).matcher(page).results().map(match -> match.group(1)).toList();
  }
}
