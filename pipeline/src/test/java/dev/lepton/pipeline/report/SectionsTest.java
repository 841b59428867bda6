package dev.lepton.pipeline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.acceptance.AcceptanceReport;
import dev.lepton.model.cutover.CutoverReport;
import dev.lepton.model.transfer.BackupReport;
import dev.lepton.model.transfer.TransferDocument;
import dev.lepton.model.transfer.TransferReport;
import dev.lepton.model.transfer.VerificationReport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What each part of the report must not keep from its reader. */
class SectionsTest {
  @Test
  void aFindingHasItsPlaceItsLineAndWhoRepairsIt() {
    assertThat(text(Examples.complete()))
        .contains("mandatory About lepton java config 0030 changed by machine")
        .contains(ShopMigration.DATABASE + ":11 private static final String URL")
        .contains("mandatory About lepton java storage 0060 for a person");
  }

  @Test
  void aMandatoryFindingThatNobodyRepairedIsAmongTheFirstThings() {
    assertThat(notices(Examples.complete()))
        .contains(
            "1 mandatory finding is not repaired by the bundle: About lepton java storage 0060.");
  }

  @Test
  void phasesAreDoneStoppedOrToDo() {
    assertThat(text(Examples.halfWay()))
        .contains("deploy 4.4 s shop:1.0 revision 1 answers")
        .contains("accept stopped here")
        .contains("cutover to do");
  }

  @Test
  void theProofNamesMethodPositionAndEveryComparison() {
    assertThat(text(Examples.complete()))
        .contains("every row of every table read from both sides at one position")
        .contains("at position 0/4F2A9D18")
        .contains("(final position 0/51B00F60): 4,213 rows")
        .contains("of 5,310 acknowledged writes, all are there");
  }

  @Test
  void tablesThatWereNotComparedAreABlot() {
    TransferReport moved = ShopMove.transfer(14).databases().get(0);
    VerificationReport partial =
        new VerificationReport("sampled", "0/1", 12, 1000, 0, 0, 0, List.of());

    assertThat(notices(new InputBuilder().transfer(with(moved, moved.backup(), partial))))
        .contains("2 tables of database shop moved but not compared.");
  }

  @Test
  void aMissingBackupIsSaidPlainly() {
    TransferReport moved = ShopMove.transfer(2).databases().get(0);

    assertThat(
            notices(
                new InputBuilder().transfer(with(moved, Optional.empty(), moved.verification()))))
        .contains("No backup of database shop was taken.");
  }

  @Test
  void aBackupThatWasNeverRestoredIsNoProof() {
    TransferReport moved = ShopMove.transfer(2).databases().get(0);
    InputBuilder input =
        new InputBuilder()
            .transfer(with(moved, Optional.of(ShopMove.backup(9, false)), moved.verification()));

    assertThat(text(input)).contains("Restore not proved");
  }

  @Test
  void failedSecurityChecksComeWorstFirst() {
    AcceptanceReport report =
        new AcceptanceReport(
            List.of(),
            List.of(),
            List.of(
                ShopMove.check("a", "Low one", "low", false),
                ShopMove.check("b", "High one", "high", false)),
            List.of());

    assertThat(text(new InputBuilder().acceptance(report)))
        .containsSubsequence("Failed, worst first", "High one", "Low one")
        .contains("2 security checks failed; the worst is high: High one.");
  }

  @Test
  void anAcceptanceThatWasLeftOutSaysSo() {
    AcceptanceReport none =
        new AcceptanceReport(
            List.of(), List.of(), List.of(), List.of("everything: accept.enabled is false"));

    assertThat(notices(new InputBuilder().acceptance(none)))
        .contains("Not tested: everything: accept.enabled is false.");
  }

  @Test
  void theStepsOfTheSwitchAreShownWithTheirTimes() {
    assertThat(text(Examples.complete()))
        .contains("Writes waited 268 ms; allowed were 1,000 ms. 37 requests were held")
        .containsSubsequence(
            "hold requests 18.5 ms", "fence writers 25.0 ms", "switch traffic 57.5 ms");
  }

  @Test
  void aSwitchThatALaterProcessCompletedClaimsNoPauseOfZero() {
    CutoverReport completed =
        new CutoverReport("forward", Instant.EPOCH, 0, 0, List.of(), List.of());

    assertThat(text(new InputBuilder().cutover(completed)))
        .contains("writes waited not measured")
        .contains("were not measured")
        .doesNotContain("0.0 ms");
  }

  @Test
  void diffsAreInTheReport() {
    assertThat(new HtmlReport().render(Examples.complete().build()))
        .contains(
            "<ins>+  private static final String URL = setting(&quot;DATABASE_URL&quot;);</ins>")
        .contains("<del>-  private static final String URL = ")
        .contains("+1 −1, answers lepton-java-config-0030");
  }

  @Test
  void whatStayedBehindIsListed() {
    assertThat(text(Examples.complete()))
        .contains("database shop: large object 16411")
        .containsSubsequence(
            "What was not carried",
            "State outside the databases",
            "About lepton java session 0010");
  }

  @Test
  void aBrokenAuditTrailIsTheFirstThingToKnow() {
    assertThat(notices(Examples.complete().auditBroken()))
        .startsWith("problem The audit trail is broken");
  }

  @Test
  void aReportOfEarlierClientsIsNotShownBeforeTheSwitch() {
    assertThat(text(Examples.deployed().proof(ShopMove.proof(0))))
        .doesNotContain("acknowledged writes");
  }

  private static TransferDocument with(
      TransferReport r, Optional<BackupReport> backup, VerificationReport verification) {
    return new TransferDocument(
        List.of(
            new TransferReport(
                r.database(),
                r.source(),
                r.target(),
                r.sourceVersion(),
                r.targetVersion(),
                backup,
                r.tables(),
                r.objects(),
                verification,
                r.notCarried(),
                r.slot())));
  }

  private static String text(InputBuilder input) {
    return Tags.text(new HtmlReport().render(input.build()));
  }

  private static String notices(InputBuilder input) {
    String text = text(input);
    int begin = text.indexOf("For a person to look at ") + "For a person to look at ".length();
    return text.substring(begin, text.indexOf(" Phases ", begin));
  }
}
