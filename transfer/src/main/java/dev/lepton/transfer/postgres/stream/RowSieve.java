package dev.lepton.transfer.postgres.stream;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.connect.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets through what concerns rows that travel: an update that moves a row into a condition becomes
 * an insert, one that moves it out a delete. The rows of many transactions are judged by one query
 * a table. On the way back a row has to satisfy the condition; a table with another one is left out
 * of the stream, since the source may have a different row of that key. Not thread-safe.
 */
final class RowSieve implements AutoCloseable {
  /** The session may be idle for hours. */
  private static final String UNLIMITED =
      "SELECT set_config(name, '0', false) FROM pg_settings WHERE name IN ('statement_timeout',"
          + " 'idle_session_timeout')";

  private final RowConditions conditions;
  private final Map<Message.Relation, ConditionQuery> known = new IdentityHashMap<>();
  private @Nullable Connection connection;

  RowSieve(RowConditions conditions) {
    this.conditions = conditions;
  }

  /** Whether there is anything to judge. */
  boolean idle() {
    return conditions.none();
  }

  /**
   * @param leftOut tables whose changes nobody wants
   * @return the same segments with what travels
   * @throws TableFailure if a row cannot go back
   */
  List<Segment> sieve(List<Segment> segments, Set<QualifiedName> leftOut) throws SQLException {
    Map<Message.Relation, Judgement> judged = new IdentityHashMap<>();
    for (Segment segment : segments) {
      for (Message.Change change : segment.changes()) {
        Message.Relation relation = relation(change);
        if (relation != null
            && !leftOut.contains(relation.name())
            && conditions.of(relation.name()).isPresent()) {
          judged.computeIfAbsent(relation, first -> new Judgement()).add(change);
        }
      }
    }
    if (judged.isEmpty()) {
      return segments;
    }
    for (Map.Entry<Message.Relation, Judgement> table : judged.entrySet()) {
      table.getValue().judge(query(table.getKey()));
    }
    List<Segment> passed = new ArrayList<>();
    for (Segment segment : segments) {
      List<Message.Change> changes = new ArrayList<>();
      for (Message.Change change : segment.changes()) {
        Message.Relation relation = relation(change);
        Judgement judgement = relation == null ? null : judged.get(relation);
        if (judgement == null) {
          changes.add(change);
        } else {
          judgement.next(change).ifPresent(changes::add);
        }
      }
      passed.add(new Segment(segment.begin(), changes, segment.commit(), segment.bytes()));
    }
    return passed;
  }

  private static Message.@Nullable Relation relation(Message.Change change) {
    if (change instanceof Message.Insert insert) {
      return insert.relation();
    }
    if (change instanceof Message.Update update) {
      return update.relation();
    }
    return change instanceof Message.Delete delete ? delete.relation() : null;
  }

  private ConditionQuery query(Message.Relation relation) throws SQLException {
    ConditionQuery query = known.get(relation);
    if (query == null) {
      QualifiedName table = conditions.atSource(relation.name());
      query = ConditionQuery.of(source(), relation, table, condition(relation));
      known.put(relation, query);
    }
    return query;
  }

  private String condition(Message.Relation relation) {
    return conditions.of(relation.name()).orElseThrow();
  }

  private Connection source() throws SQLException {
    Connection open = connection;
    if (open == null) {
      open = conditions.source().open();
      Sql.execute(open, UNLIMITED);
      connection = open;
    }
    return open;
  }

  /** The rows of one table in the order in which they are asked for again. */
  private final class Judgement {
    private final List<Row> rows = new ArrayList<>();
    private Set<Integer> passing = new HashSet<>();
    private int next;

    void add(Message.Change change) {
      if (change instanceof Message.Insert insert) {
        rows.add(insert.row());
      } else if (change instanceof Message.Update update) {
        Row old = old(update.relation(), update.old());
        if (!conditions.back()) {
          rows.add(old);
        }
        rows.add(update.row().over(old));
      } else if (change instanceof Message.Delete delete && !conditions.back()) {
        rows.add(old(delete.relation(), Optional.of(delete.old())));
      }
    }

    void judge(ConditionQuery query) throws SQLException {
      passing = query.passing(source(), rows);
    }

    Optional<Message.Change> next(Message.Change change) {
      if (change instanceof Message.Insert insert) {
        return travels(insert.relation()) ? Optional.of(change) : Optional.empty();
      }
      if (change instanceof Message.Update update) {
        boolean before = conditions.back() || travels(update.relation());
        return moved(update, before, travels(update.relation()));
      }
      Message.Delete delete = (Message.Delete) change;
      return conditions.back() || travels(delete.relation())
          ? Optional.of(change)
          : Optional.empty();
    }

    private boolean travels(Message.Relation relation) {
      boolean does = passing.contains(next++);
      if (!does && conditions.back()) {
        throw TableFailure.outside(relation.name(), condition(relation));
      }
      return does;
    }
  }

  private static Optional<Message.Change> moved(
      Message.Update update, boolean before, boolean after) {
    if (before && after) {
      return Optional.of(update);
    }
    Row old = update.old().orElseThrow();
    if (after) {
      return Optional.of(new Message.Insert(update.relation(), update.row().over(old)));
    }
    return before ? Optional.of(new Message.Delete(update.relation(), old)) : Optional.empty();
  }

  /** The whole row as it was; without it nobody can tell whether it travelled. */
  private static Row old(Message.Relation relation, Optional<Row> old) {
    if (relation.replicaIdentity() != 'f' || old.isEmpty()) {
      throw new LeptonException(
          ErrorCode.SOURCE_CHANGED,
          "the replica identity of " + relation.name() + " is not FULL any more",
          relation.name().toString(),
          "its rows travel by a condition, which needs their old columns: give the move up and"
              + " start it again");
    }
    return old.get();
  }

  @Override
  public void close() throws SQLException {
    if (connection != null) {
      connection.close();
    }
  }
}
