package dev.lepton.transfer.postgres.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.transfer.postgres.TestServers;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.ConnectionFactory.Side;
import dev.lepton.transfer.postgres.verify.SideSession;
import org.junit.jupiter.api.Test;
import org.postgresql.replication.LogSequenceNumber;

class StreamSourceIT {
  private static final String FLUSHED = "SELECT pg_current_wal_flush_lsn()";

  private final ConnectionFactory source = TestServers.fresh(Side.SOURCE);

  /** Where the log is durable may lie within a record, which a stream gets only with its rest. */
  @Test
  void aPositionIsTheEndOfARecordThatIsDurable() {
    try (SideSession session = SideSession.open(source)) {
      LogSequenceNumber before = LogSequenceNumber.valueOf(session.text(FLUSHED).orElseThrow());
      LogSequenceNumber position = StreamSource.positionNow(session);
      LogSequenceNumber after = LogSequenceNumber.valueOf(session.text(FLUSHED).orElseThrow());
      assertThat(position).isGreaterThan(before).isLessThan(after);
    }
  }
}
