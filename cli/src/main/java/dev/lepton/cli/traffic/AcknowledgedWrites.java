package dev.lepton.cli.traffic;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Every write that was acknowledged, in that order. Thread-safe.
 *
 * <p>The check is exact because the writes are made for it: each carries a stamp of its own, each
 * customer's note belongs to one writer, and after a write with unknown outcome the writer never
 * touches that order or that customer again.
 */
public final class AcknowledgedWrites {
  private final List<AcknowledgedWrite> writes = new ArrayList<>();

  AcknowledgedWrites() {}

  AcknowledgedWrites(List<AcknowledgedWrite> writes) {
    this.writes.addAll(writes);
  }

  /**
   * What an earlier traffic wrote down, even if its process was killed.
   *
   * @throws LeptonException DOCUMENT_MISSING when the journal cannot be read or is not one
   */
  public static AcknowledgedWrites read(Path journal) {
    return new AcknowledgedWrites(WriteJournal.read(journal));
  }

  void add(AcknowledgedWrite write) {
    synchronized (writes) {
      writes.add(write);
    }
  }

  public long count() {
    synchronized (writes) {
      return writes.size();
    }
  }

  /**
   * Looks for every acknowledged write in a database of the shop. Reads only; thousands of writes
   * take well under a second.
   *
   * @throws LeptonException TARGET_FAILED when the database cannot be asked
   */
  public AckCheck check(Connection target) {
    List<AcknowledgedWrite> promised;
    synchronized (writes) {
      promised = List.copyOf(writes);
    }
    try {
      ShopState state = ShopState.read(target, promised);
      List<String> lost =
          promised.stream()
              .filter(write -> !state.has(write))
              .map(AcknowledgedWrite::description)
              .toList();
      return new AckCheck(promised.size(), promised.size() - lost.size(), lost);
    } catch (SQLException e) {
      throw new LeptonException(
          ErrorCode.TARGET_FAILED,
          "the shop's acknowledged writes could not be looked up: " + e.getMessage(),
          "tables orders, payments and customers",
          "check that the connection is to a database of the shop and that it may read these tables",
          e);
    }
  }
}
