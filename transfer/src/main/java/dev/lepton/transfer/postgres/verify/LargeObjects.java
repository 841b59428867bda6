package dev.lepton.transfer.postgres.verify;

import dev.lepton.transfer.postgres.connect.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One side's large objects. Stateless. */
final class LargeObjects {
  /** Bytes read or written at once. */
  static final int SLICE = 1 << 20;

  private static final String LIST =
      "SELECT m.oid, r.rolname, coalesce(d.size, 0), coalesce(d.sum, 0)::text FROM pg_largeobject_metadata m"
          + " LEFT JOIN pg_roles r ON r.oid = m.lomowner LEFT JOIN (SELECT loid,"
          + " max(pageno::bigint * (current_setting('block_size')::int / 4) + octet_length(data)) AS size,"
          + " sum(('x' || left(md5(int4send(pageno) || data), 16))::bit(64)::bigint) AS sum"
          + " FROM pg_largeobject GROUP BY loid) d ON d.loid = m.oid";

  private LargeObjects() {}

  /**
   * What is known of one.
   *
   * @param sum equal for equal contents, unless one side left holes where the other wrote zeros
   */
  record LargeObject(String owner, long size, String sum) {}

  /** By their identifiers; empty if the contents cannot be read. */
  static Optional<Map<Long, LargeObject>> list(SideSession session) {
    boolean readable =
        session.number("SELECT has_table_privilege('pg_largeobject', 'SELECT')::int") == 1;
    return readable ? Optional.of(session.query(LIST, LargeObjects::read)) : Optional.empty();
  }

  static boolean none(SideSession session) {
    return session.number("SELECT count(*) FROM pg_largeobject_metadata") == 0;
  }

  private static Map<Long, LargeObject> read(ResultSet rows) throws SQLException {
    Map<Long, LargeObject> found = new TreeMap<>();
    while (rows.next()) {
      found.put(
          rows.getLong(1),
          new LargeObject(String.valueOf(rows.getString(2)), rows.getLong(3), rows.getString(4)));
    }
    return found;
  }

  /** Byte by byte. */
  static boolean same(Connection left, Connection right, long id, long size) throws SQLException {
    for (long at = 0; at < size; at += SLICE) {
      if (!Arrays.equals(slice(left, id, at), slice(right, id, at))) {
        return false;
      }
    }
    return true;
  }

  private static byte[] slice(Connection connection, long id, long offset) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement("SELECT lo_get(?::oid, ?, ?)")) {
      query.setLong(1, id);
      query.setLong(2, offset);
      query.setInt(3, SLICE);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getBytes(1);
      }
    }
  }

  /** Makes one at the target as it is at the source; must run in a transaction. */
  static void replace(Connection source, Connection target, long id, LargeObject wanted)
      throws SQLException {
    String number = id + "::oid";
    Sql.execute(
        target,
        "SELECT CASE WHEN NOT EXISTS (SELECT FROM pg_largeobject_metadata WHERE oid = "
            + number
            + ") THEN lo_create("
            + number
            + ") END");
    // 131072 opens for writing.
    Sql.execute(
        target, "SELECT lo_truncate64(lo_open(" + number + ", 131072), " + wanted.size() + ")");
    try (PreparedStatement put = target.prepareStatement("SELECT lo_put(" + number + ", ?, ?)")) {
      for (long at = 0; at < wanted.size(); at += SLICE) {
        put.setLong(1, at);
        put.setBytes(2, slice(source, id, at));
        put.execute();
      }
    }
  }

  static void drop(Connection target, long id) throws SQLException {
    Sql.execute(target, "SELECT lo_unlink(" + id + "::oid)");
  }
}
