package dev.lepton.assess.strategy;

import dev.lepton.model.assessment.Profile;
import dev.lepton.model.assessment.Risk;
import dev.lepton.model.migration.DatabaseSpec;
import dev.lepton.model.migration.Migration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Risks of the data, as far as they are known before anyone looked into a database. */
final class DataRisks {
  /** Embedded in the application's process: their data is files, and no server can be followed. */
  private static final Set<String> EMBEDDED = Set.of("H2", "SQLite");

  private static final String MOVABLE = "PostgreSQL";

  private DataRisks() {}

  static List<Risk> risks(Migration migration, Profile profile) {
    List<Risk> risks = new ArrayList<>();
    for (DatabaseSpec database : migration.databases()) {
      risks.add(unknown(database));
      if (!database.backup().enabled()) {
        risks.add(noBackup(database));
      }
      if (!database.allow().isEmpty()) {
        risks.add(leftBehind(database));
      }
    }
    for (Profile.Technology found : profile.databases()) {
      if (EMBEDDED.contains(found.name())) {
        risks.add(embedded(found));
      } else if (migration.databases().isEmpty() || !found.name().equals(MOVABLE)) {
        risks.add(undeclared(found));
      }
    }
    return risks;
  }

  private static Risk unknown(DatabaseSpec database) {
    return new Risk(
        "Size, growth and tables without a primary key of database "
            + database.name()
            + " are not known yet",
        3,
        3,
        "spec.databases: " + database.name(),
        "The transfer assesses the database before it copies, and stops for what it cannot carry;"
            + " give tables a primary key or a replica identity.");
  }

  private static Risk noBackup(DatabaseSpec database) {
    return new Risk(
        "No backup of database " + database.name() + " is taken before the move",
        2,
        5,
        "spec.databases: " + database.name(),
        "Leave the backup enabled, or take one by other means and restore it once.");
  }

  private static Risk leftBehind(DatabaseSpec database) {
    return new Risk(
        "Parts of database "
            + database.name()
            + " stay behind by permission: "
            + String.join(", ", database.allow()),
        3,
        3,
        "spec.databases: " + database.name(),
        "Check that the application does without them, or recreate them on the target.");
  }

  private static Risk embedded(Profile.Technology found) {
    return new Risk(
        "The embedded database " + found.name() + " keeps its data in local files",
        4,
        4,
        found.evidence(),
        "Move the data to a database server, or put the file on a volume and run one replica.");
  }

  private static Risk undeclared(Profile.Technology found) {
    return new Risk(
        "The application uses " + found.name() + ", which the migration does not move",
        3,
        4,
        found.evidence(),
        "Name the database under spec.databases if it is PostgreSQL; otherwise make sure that the"
            + " target can reach it.");
  }
}
