package dev.lepton.transfer.postgres.stream;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The transactions that the source streams while they are in progress, since they are too large for
 * its memory. Nothing of them counts before their commit. Not thread-safe.
 */
final class StreamedTransactions implements AutoCloseable {
  private final Map<Integer, TransactionSpool> spools = new HashMap<>();
  private @Nullable TransactionSpool open;
  private int openXid;

  /** Whether messages belong to a transaction in progress just now. */
  boolean isOpen() {
    return open != null;
  }

  void start(int xid) {
    open = spools.computeIfAbsent(xid, added -> new TransactionSpool());
    openXid = xid;
  }

  /** Keeps a message of the transaction that was started last. */
  void add(ByteBuffer message) {
    opened().add(message, openXid);
  }

  /** What is kept of the transaction that was started last, which may go on growing. */
  TransactionSpool opened() {
    TransactionSpool spool = open;
    if (spool == null) {
      throw new IllegalStateException("no transaction in progress was begun");
    }
    return spool;
  }

  /** Forgets what is kept of the transaction that was started last; more of it may come. */
  void clear() {
    opened().close();
    open = new TransactionSpool();
    spools.put(openXid, open);
  }

  void stop() {
    open = null;
  }

  /** Forgets a transaction, or one of its subtransactions. */
  void abort(Message.StreamAbort abort) {
    TransactionSpool spool = spools.get(abort.xid());
    if (spool == null) {
      return;
    }
    if (abort.subtransaction() == abort.xid()) {
      spools.remove(abort.xid());
      spool.close();
    } else {
      spool.abort(abort.subtransaction());
    }
  }

  /** Hands a transaction over, which the caller closes. */
  TransactionSpool take(int xid) {
    TransactionSpool spool = spools.remove(xid);
    if (spool == null) {
      throw new IllegalArgumentException("pgoutput committed a transaction that it never streamed");
    }
    return spool;
  }

  @Override
  public void close() {
    spools.values().forEach(TransactionSpool::close);
    spools.clear();
    open = null;
  }
}
