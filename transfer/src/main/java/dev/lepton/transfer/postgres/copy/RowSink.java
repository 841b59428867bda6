package dev.lepton.transfer.postgres.copy;

import java.io.IOException;
import java.sql.SQLException;

/** Takes the data of a COPY in pieces that need not end where a row ends. */
@FunctionalInterface
public interface RowSink {
  /** Must not keep the buffer. */
  void write(byte[] buffer, int offset, int length) throws SQLException, IOException;
}
