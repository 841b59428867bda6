package dev.lepton.pipeline.report;

import dev.lepton.model.operation.BackupCatalogue;
import dev.lepton.model.operation.BackupCatalogue.KeptBackup;
import dev.lepton.model.operation.BackupCatalogue.Proof;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The backups of what runs, as one HTML file that loads nothing from anywhere. Stateless and
 * thread-safe; equal input gives equal text.
 */
public final class BackupPage {
  private BackupPage() {}

  /**
   * @param folder where the backups lie
   */
  public static String render(BackupCatalogue catalogue, Path folder) {
    return new Page("Backups", "recovery.css")
        .section("What can be restored", databases(catalogue))
        .section("Every backup", backups(catalogue))
        .section("Why not all are proven", doubts(catalogue))
        .section("Rotated away", Markup.list(catalogue.removed()))
        .section("Where they lie", Markup.paragraph(Markup.code(folder.toString())))
        .render(
            "Backups of " + catalogue.migration(),
            verdict(catalogue),
            Markup.of("Written by Lepton Migrate, <code>lepton operate backup</code>."));
  }

  private static Markup verdict(BackupCatalogue catalogue) {
    if (catalogue.backups().isEmpty()) {
      return Tone.WARN.verdict("There are no backups yet", List.of());
    }
    List<String> unproven =
        byDatabase(catalogue).entrySet().stream()
            .filter(one -> newest(one.getValue()).proof() != Proof.PROVEN)
            .map(one -> one.getKey() + ": " + standing(one.getValue()))
            .toList();
    return unproven.isEmpty()
        ? Tone.GOOD.verdict(
            "The newest backup of every database restores",
            List.of("each was restored into a throw-away server, and every table compared"))
        : Tone.BAD.verdict("A newest backup is not known to restore", unproven);
  }

  private static String standing(List<KeptBackup> own) {
    return newestProven(own)
        .map(good -> "the last that restores is of " + Figures.utc(good.at()) + " UTC")
        .orElse("none of its backups is known to restore");
  }

  private static Markup databases(BackupCatalogue catalogue) {
    HtmlTable table =
        new HtmlTable(
            "By database", "Database", "Last that restores", "Rows#", "Restored in#", "Backups#");
    byDatabase(catalogue)
        .forEach(
            (database, own) -> {
              Optional<KeptBackup> good = newestProven(own);
              table.row(
                  newest(own).proof() == Proof.PROVEN ? Tone.PLAIN : Tone.BAD,
                  database,
                  good.map(one -> Figures.utc(one.at()) + " UTC").orElse("none"),
                  good.map(one -> Figures.count(one.rows())).orElse("–"),
                  good.map(one -> Figures.seconds(one.restoreSeconds())).orElse("–"),
                  Figures.count(own.size()));
            });
    return table.render();
  }

  private static Markup backups(BackupCatalogue catalogue) {
    HtmlTable table =
        new HtmlTable(
            "The newest first",
            "Database",
            "Taken",
            "Proof",
            "Rows#",
            "Holds#",
            "Stored#",
            "SHA-256~");
    for (KeptBackup one : catalogue.backups()) {
      // Nothing is known of the contents of a backup whose test did not come to an end.
      boolean known = !one.sha256().isEmpty();
      table.row(
          tone(one),
          one.database(),
          Figures.utc(one.at()) + " UTC" + (isNew(catalogue, one) ? " (this run)" : ""),
          Figures.words(one.proof()),
          known ? Figures.count(one.rows()) : "–",
          known ? Figures.bytes(one.plainBytes()) : "–",
          known ? Figures.bytes(one.storedBytes()) : "–",
          known ? Markup.code(one.sha256()) : "–");
    }
    return table.render();
  }

  private static Markup doubts(BackupCatalogue catalogue) {
    HtmlTable table = new HtmlTable("Kept, but not counted on", "Database", "Taken", "Why~");
    for (KeptBackup one : catalogue.backups()) {
      if (one.proof() != Proof.PROVEN) {
        table.row(tone(one), one.database(), Figures.utc(one.at()) + " UTC", one.problem());
      }
    }
    return table.render();
  }

  private static Tone tone(KeptBackup one) {
    return switch (one.proof()) {
      case PROVEN -> Tone.PLAIN;
      case FAILED -> Tone.BAD;
      case UNTESTED -> Tone.WARN;
    };
  }

  private static boolean isNew(BackupCatalogue catalogue, KeptBackup one) {
    return catalogue.taken().contains(one.database() + "/" + one.id());
  }

  private static Map<String, List<KeptBackup>> byDatabase(BackupCatalogue catalogue) {
    return catalogue.backups().stream()
        .sorted(Comparator.comparing(KeptBackup::database))
        .collect(
            Collectors.groupingBy(KeptBackup::database, LinkedHashMap::new, Collectors.toList()));
  }

  private static KeptBackup newest(List<KeptBackup> own) {
    return own.stream().max(Comparator.comparing(KeptBackup::at)).orElseThrow();
  }

  private static Optional<KeptBackup> newestProven(List<KeptBackup> own) {
    return own.stream()
        .filter(one -> one.proof() == Proof.PROVEN)
        .max(Comparator.comparing(KeptBackup::at));
  }
}
