package dev.lepton.transfer.postgres.check;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.migration.Selection;
import dev.lepton.transfer.postgres.catalog.CatalogReader;
import dev.lepton.transfer.postgres.catalog.Definition;
import dev.lepton.transfer.postgres.catalog.ObjectKind;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import dev.lepton.transfer.postgres.catalog.Uncarried;
import dev.lepton.transfer.postgres.connect.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Whether what the source has fits the target. */
final class PairCheck {
  private final Connection source;
  private final Connection target;
  private final String where;
  private final Findings findings;
  private final CatalogReader catalog;

  /** Looks at everything. */
  PairCheck(Connection source, Connection target, String where, Findings findings) {
    this(source, target, where, findings, Selection.all());
  }

  /** Looks at what is selected. */
  PairCheck(
      Connection source, Connection target, String where, Findings findings, Selection selection) {
    this.catalog = new CatalogReader(selection);
    this.source = source;
    this.target = target;
    this.where = where;
    this.findings = findings;
  }

  void run() throws SQLException {
    int from = source.getMetaData().getDatabaseMajorVersion();
    int to = target.getMetaData().getDatabaseMajorVersion();
    if (to < from) {
      findings.add(
          ErrorCode.NOT_SUPPORTED,
          "the target is PostgreSQL " + to + ", older than the source's " + from,
          where,
          "use a target of version " + from + " or newer");
    }
    String encoding =
        "SELECT pg_encoding_to_char(encoding) FROM pg_database WHERE datname = current_database()";
    String there = Sql.string(source, encoding).orElse("");
    String here = Sql.string(target, encoding).orElse("");
    if (!there.equals(here)) {
      findings.add(
          ErrorCode.NOT_SUPPORTED,
          "the target's encoding is " + here + ", the source's " + there,
          where,
          "create the target database with ENCODING '" + there + "'");
    }
    extensions();
    policyRoles();
  }

  private void extensions() throws SQLException {
    Set<String> missing = new TreeSet<>(Sql.strings(source, "SELECT extname FROM pg_extension"));
    Sql.strings(target, "SELECT name FROM pg_available_extensions").forEach(missing::remove);
    for (String extension : missing) {
      findings.add(
          ErrorCode.TARGET_FAILED,
          "the target has no extension \"" + extension + "\"",
          where,
          "install it on the target's server, or drop it at the source if nothing uses it");
    }
  }

  /**
   * A grant to a missing role can be left out; a policy cannot, since rows would be seen that must
   * not.
   */
  private void policyRoles() throws SQLException {
    List<String> present = Sql.strings(target, "SELECT rolname FROM pg_roles");
    for (Definition definition : catalog.definitions(source)) {
      if (definition.kind() == ObjectKind.POLICY && !present.containsAll(definition.roles())) {
        findings.add(
            ErrorCode.TARGET_FAILED,
            "policy "
                + definition.name()
                + " names a role that the target does not have: "
                + definition.roles(),
            where,
            "create the role on the target's server");
      }
    }
  }

  /**
   * @param allowed kinds that may stay behind
   */
  void uncarried(Predicate<String> allowed) throws SQLException {
    for (Uncarried object : catalog.uncarried(source)) {
      if (!allowed.test(object.kind())) {
        findings.add(
            ErrorCode.NOT_CARRIED,
            object + " is not carried",
            "source",
            "carry it by hand and say that it may stay behind: --skip \""
                + object.kind()
                + "\", or the database's allow list in migration.yaml");
      }
    }
  }

  /** A backup is compressed, so that the heap's size is an upper bound but for unusual data. */
  void backupRoom(Path directory) throws SQLException, IOException {
    long needed = catalog.tables(source).stream().mapToLong(TableInfo::bytes).sum();
    Path existing = directory.toAbsolutePath();
    while (existing.getParent() != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    long usable = Files.getFileStore(existing).getUsableSpace();
    if (usable < needed) {
      findings.add(
          ErrorCode.DISK_FULL,
          "the backup may need "
              + needed / (1 << 20)
              + " MiB, the disk has "
              + usable / (1 << 20)
              + " MiB",
          directory.toString(),
          "make room there, or put the workspace on another disk");
    }
  }
}
