package dev.lepton.transfer.postgres.stream;

import dev.lepton.transfer.postgres.catalog.QualifiedName;
import java.util.List;
import java.util.Optional;
import org.postgresql.replication.LogSequenceNumber;

/** A message of the pgoutput protocol, version 1 or 2. Immutable. */
sealed interface Message {

  /** A change of one row or table. */
  sealed interface Change extends Message permits Insert, Update, Delete, Truncate {}

  /**
   * A transaction begins; only committed ones are sent.
   *
   * @param commitLsn where its commit record begins
   * @param commitMicros when it committed, microseconds since 2000-01-01 UTC by the source's clock
   * @param xid the low 32 bits of its id
   */
  record Begin(LogSequenceNumber commitLsn, long commitMicros, int xid) implements Message {}

  /**
   * @param endLsn where its commit record ends: the position to resume from
   */
  record Commit(LogSequenceNumber commitLsn, LogSequenceNumber endLsn, long commitMicros)
      implements Message {}

  /**
   * How a table looks in the messages that follow.
   *
   * @param replicaIdentity d (primary key), n (nothing), f (whole row) or i (an index)
   */
  record Relation(int id, QualifiedName name, char replicaIdentity, List<Column> columns)
      implements Message {
    /**
     * @param identity whether the column is part of the replica identity
     * @param type its name where it is not built in, and thus has different ids on different
     *     servers
     */
    record Column(
        String name,
        boolean identity,
        int typeId,
        int typeModifier,
        Optional<QualifiedName> type) {}
  }

  /** The name of a type that is not built in. */
  record TypeName(int id, QualifiedName name) implements Message {}

  record Insert(Relation relation, Row row) implements Change {}

  /**
   * @param old the old key (other columns null) if it changed, or the whole old row under REPLICA
   *     IDENTITY FULL
   */
  record Update(Relation relation, Optional<Row> old, Row row) implements Change {}

  /**
   * @param old the old key (other columns null), or the whole old row under REPLICA IDENTITY FULL
   */
  record Delete(Relation relation, Row old) implements Change {}

  record Truncate(List<Relation> relations) implements Change {}

  /** What follows belongs to a transaction in progress, until {@link StreamStop}. */
  record StreamStart(int xid) implements Message {}

  record StreamStop() implements Message {}

  /** A transaction that was streamed while in progress has committed. */
  record StreamCommit(int xid, Commit commit) implements Message {}

  /**
   * A transaction that was streamed while in progress was rolled back, or a part of it.
   *
   * @param subtransaction the part; the transaction itself if all of it
   */
  record StreamAbort(int xid, int subtransaction) implements Message {}

  /** Anything that changes no rows: origins, logical messages. */
  record Other(char tag) implements Message {}
}
