package dev.lepton.transfer.postgres.check;

import dev.lepton.transfer.postgres.catalog.CatalogReader;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import dev.lepton.transfer.postgres.connect.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What at the source costs time, or wants a decision. */
record SourceAdvice(Connection source, Advice.Place at) {
  private static final int SHOWN = 10;

  private static final String OLD =
      "SELECT format('pid %s (%s, %s) since %s s', pid, usename, coalesce(nullif(application_name,"
          + " ''), 'no name'), extract(epoch FROM now() - xact_start)::bigint) FROM"
          + " pg_stat_activity WHERE xact_start < now() - interval '1 minute' AND pid <>"
          + " pg_backend_pid() AND backend_type = 'client backend' ORDER BY xact_start";

  private static final String INVALID =
      "SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid ORDER BY 1";

  private static final String UNLOGGED =
      "SELECT oid::regclass::text FROM pg_class WHERE relpersistence = 'u' AND relkind = 'r' ORDER"
          + " BY 1";

  private static final String OTHER_TABLESPACES =
      "SELECT DISTINCT t.spcname FROM pg_class c JOIN pg_tablespace t ON t.oid = c.reltablespace"
          + " WHERE t.spcname !~ '^pg_' ORDER BY 1";

  void give() throws SQLException {
    keyless();
    transactions();
    log();
    list(
        "INVALID_INDEX",
        "indexes that are not valid at the source",
        Sql.strings(source, INVALID),
        "REINDEX them, or drop them, first");
    notes();
  }

  private void keyless() throws SQLException {
    List<String> keyless =
        new CatalogReader()
            .tables(source).stream()
                .filter(table -> !table.hasKey())
                .map(TableInfo::name)
                .map(Object::toString)
                .toList();
    list(
        "NO_KEY",
        "tables without a key",
        keyless,
        "a primary key makes following and comparing faster; without one every column is logged"
            + " (REPLICA IDENTITY FULL) while the target follows");
  }

  private void transactions() throws SQLException {
    list(
        "LONG_TRANSACTION",
        "transactions that are old",
        Sql.strings(source, OLD),
        "the replication slot and the first rows wait until they end: end them, or be patient");
    list(
        "PREPARED_TRANSACTION",
        "prepared transactions",
        Sql.strings(source, "SELECT gid FROM pg_prepared_xacts ORDER BY prepared"),
        "COMMIT PREPARED or ROLLBACK PREPARED them: the replication slot waits until they end");
  }

  private void log() throws SQLException {
    String kept =
        Sql.string(source, "SELECT setting FROM pg_settings WHERE name = 'max_slot_wal_keep_size'")
            .orElse("");
    if (kept.equals("-1")) {
      at.info(
          "WAL_UNLIMITED",
          "max_slot_wal_keep_size is -1: a slot that nobody reads keeps the log until the disk is"
              + " full",
          "the move stops by itself in time while it runs; set a limit to be safe when it does not");
    }
  }

  private void notes() throws SQLException {
    List<String> unlogged = Sql.strings(source, UNLOGGED);
    if (!unlogged.isEmpty()) {
      at.warn(
          "UNLOGGED",
          "unlogged tables, whose changes no stream tells: " + shown(unlogged),
          "a move that follows copies them while writers wait: ALTER TABLE … SET LOGGED, or empty"
              + " them, if they are large");
    }
    List<String> spaces = Sql.strings(source, OTHER_TABLESPACES);
    if (!spaces.isEmpty()) {
      at.info(
          "TABLESPACE",
          "tables lie in tablespaces: " + shown(spaces),
          "everything goes to the target's default tablespace");
    }
  }

  private void list(String code, String what, List<String> found, String fix) {
    if (!found.isEmpty()) {
      at.warn(code, found.size() + " " + what + ": " + shown(found), fix);
    }
  }

  static String shown(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
    return names.size() > SHOWN ? first + ", … (" + names.size() + ")" : first;
  }
}
