package dev.lepton.pipeline.report;

import dev.lepton.model.operation.BackupCatalogue;
import dev.lepton.model.operation.BackupCatalogue.KeptBackup;
import dev.lepton.model.operation.BackupCatalogue.Proof;
import dev.lepton.model.operation.DrillReport;
import dev.lepton.model.operation.DrillReport.Drill;
import dev.lepton.model.operation.DrillReport.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Pages of what is done with a release that runs, in several states. */
final class OperationPages {
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  static final String ENDLESS = "unbreakable".repeat(30);

  private OperationPages() {}

  static String drills(Verdict... verdicts) {
    return RecoveryPage.render(
        new DrillReport(
            "local",
            15,
            60,
            IntStream.range(0, verdicts.length).mapToObj(i -> drill(i, verdicts[i])).toList()));
  }

  private static Drill drill(int number, Verdict verdict) {
    boolean passed = verdict == Verdict.PASSED;
    return new Drill(
        "drill-" + number,
        "a file was filled",
        number % 2 == 0,
        "disk full",
        passed ? 2.5 : -1,
        passed ? 7.5 : -1,
        passed,
        List.of("free the disk"),
        "recovered",
        "/evidence/" + ENDLESS,
        verdict,
        passed ? "" : "reason of drill-" + number);
  }

  static String backups(KeptBackup... backups) {
    return BackupPage.render(
        new BackupCatalogue("shop", List.of(backups), List.of("shop/new"), List.of("shop/old")),
        Path.of("/backups/" + ENDLESS));
  }

  /**
   * @param days before noon of the day that is today
   */
  static KeptBackup backup(String database, int days, Proof proof) {
    boolean known = proof == Proof.PROVEN;
    return new KeptBackup(
        database,
        days == 0 ? "new" : "day-" + days,
        NOON.minusSeconds(86_400L * days),
        known ? 1_234 : 0,
        known ? 56_000 : 0,
        known ? 7_800 : 0,
        known ? "ab".repeat(32) : "",
        3.25,
        proof,
        known ? "" : "the table " + ENDLESS + " differs");
  }

  /** One of each. */
  static Stream<String> all() {
    return Stream.of(
        drills(Verdict.PASSED, Verdict.PASSED),
        drills(Verdict.PASSED, Verdict.FAILED, Verdict.SKIPPED),
        backups(),
        backups(backup("shop", 0, Proof.PROVEN), backup("shop", 1, Proof.PROVEN)),
        backups(
            backup("shop", 0, Proof.FAILED),
            backup("shop", 1, Proof.PROVEN),
            backup(ENDLESS, 0, Proof.UNTESTED)));
  }
}
