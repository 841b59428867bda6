package dev.lepton.transfer.postgres.check;

import dev.lepton.model.error.Problem;
import dev.lepton.transfer.postgres.connect.Sql;
import dev.lepton.transfer.postgres.ledger.Ownership;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * A target must be empty, or hold what an earlier attempt of the same move has put there. Stateless
 * and thread-safe.
 */
public final class EmptyTarget {
  private static final String STRANGERS =
      """
      WITH own AS (SELECT oid, nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'lepton'))
      SELECT name FROM (
        SELECT 'pg_class'::regclass AS class, c.oid, format('%I.%I', n.nspname, c.relname) AS name
          FROM pg_class c JOIN own n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
        UNION ALL
        SELECT 'pg_proc'::regclass, p.oid, format('%I.%I()', n.nspname, p.proname) FROM pg_proc p JOIN own n ON n.oid = p.pronamespace
        UNION ALL
        SELECT 'pg_type'::regclass, t.oid, format('%I.%I', n.nspname, t.typname)
          FROM pg_type t JOIN own n ON n.oid = t.typnamespace WHERE t.typtype IN ('e', 'd', 'r')
        UNION ALL
        SELECT 'pg_largeobject'::regclass, m.oid, 'large object ' || m.oid FROM pg_largeobject_metadata m) found
       WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = found.class AND d.objid = found.oid AND d.deptype = 'e')
       ORDER BY 1 LIMIT 5
      """;

  private EmptyTarget() {}

  /**
   * @param move name of the move that wants the target
   * @param where the target, for the user
   * @return what is in the way; empty when nothing is
   */
  public static Optional<Problem> problem(Connection target, String move, String where)
      throws SQLException {
    if (Ownership.belongsTo(target, move)) {
      return Optional.empty();
    }
    String fix = "give an empty database as the target; nothing in this one has been touched";
    if (Ownership.belongsToAnother(target, move)) {
      return Optional.of(new Problem("the target belongs to another move", where, fix));
    }
    List<String> strangers = Sql.strings(target, STRANGERS);
    return strangers.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Problem(
                "the target is not empty: it has " + String.join(", ", strangers), where, fix));
  }
}
