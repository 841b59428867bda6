package dev.lepton.transfer.postgres.stream;

import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.connect.Sql;
import dev.lepton.transfer.postgres.stream.TableIdentities.Identity;
import dev.lepton.transfer.postgres.verify.DirtyKeys;
import dev.lepton.transfer.postgres.verify.SideSession;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Compares which tables the source's are with what they were when the stream was first looked at;
 * remembered in the ledger. A table that the source has made anew and the target has not is told;
 * one that was made anew on both sides, or only written anew by the server, is compared as a whole
 * before the switch. Not thread-safe.
 */
final class IdentityCheck {
  private static final String REMEMBER =
      "INSERT INTO lepton.identity VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (stream, schema_name, table_name)"
          + " DO UPDATE SET who = excluded.who, storage = excluded.storage, target_who = excluded.target_who";

  private final String stream;

  IdentityCheck(String stream) {
    this.stream = stream;
  }

  /** What is known of a table on both sides. */
  private record Known(Identity source, String target) {}

  /**
   * Looks, and remembers what it sees for the first time.
   *
   * @param published the tables to look at, by their names at the source
   * @param toTarget what they are called at the target
   * @return those that are other tables, or have other columns, under the same names
   */
  Set<QualifiedName> find(
      SideSession from,
      SideSession to,
      Set<QualifiedName> published,
      UnaryOperator<QualifiedName> toTarget) {
    Map<QualifiedName, Identity> here = TableIdentities.read(from).tables();
    Map<QualifiedName, Identity> there = TableIdentities.read(to).tables();
    Set<QualifiedName> others = new TreeSet<>();
    to.inTransaction(
        "compare with the ledger",
        ledger -> {
          Map<QualifiedName, Known> known = known(ledger);
          for (QualifiedName table : published) {
            Identity ours = here.get(table);
            Identity theirs = there.get(toTarget.apply(table));
            if (ours != null && theirs != null) {
              Known before = known.get(table);
              if (before != null && isOther(before, ours, theirs)) {
                others.add(table);
              } else {
                remember(ledger, table, before, new Known(ours, theirs.who()));
              }
            }
          }
        });
    return others;
  }

  private static boolean isOther(Known before, Identity ours, Identity theirs) {
    return !before.source().who().equals(ours.who()) && before.target().equals(theirs.who());
  }

  private void remember(Connection ledger, QualifiedName table, @Nullable Known before, Known now)
      throws SQLException {
    if (before != null && before.source().equals(now.source())) {
      // What the target has made anew stays remembered as it was: the source may follow.
      return;
    }
    if (before != null) {
      touched(ledger, table);
    }
    try (PreparedStatement write = ledger.prepareStatement(REMEMBER)) {
      write.setString(1, stream);
      write.setString(2, table.schema());
      write.setString(3, table.name());
      write.setString(4, now.source().who());
      write.setString(5, now.source().storage());
      write.setString(6, now.target());
      write.executeUpdate();
    }
  }

  /** Before anything is recorded nothing has been compared either. */
  private static void touched(Connection ledger, QualifiedName table) throws SQLException {
    if (Sql.isTrue(ledger, "SELECT to_regclass('lepton.dirty_generation') IS NOT NULL")) {
      Sql.execute(ledger, DirtyKeys.recordTableSql(table));
    }
  }

  private Map<QualifiedName, Known> known(Connection ledger) throws SQLException {
    Map<QualifiedName, Known> known = new HashMap<>();
    try (PreparedStatement query =
        ledger.prepareStatement(
            "SELECT schema_name, table_name, who, storage, target_who FROM lepton.identity WHERE stream = ?")) {
      query.setString(1, stream);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          known.put(
              new QualifiedName(rows.getString(1), rows.getString(2)),
              new Known(new Identity(rows.getString(3), rows.getString(4)), rows.getString(5)));
        }
      }
    }
    return known;
  }
}
