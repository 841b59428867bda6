package dev.lepton.transfer.postgres.stream;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Writes rows in the text format of COPY, in large pieces. Not thread-safe. */
final class CopyText implements AutoCloseable {
  private static final int FLUSH_AT = 1 << 16;

  private final CopyIn copy;
  private byte[] buffer = new byte[FLUSH_AT + 4096];
  private int length;
  private boolean rowBegun;

  CopyText(Connection connection, String sql) throws SQLException {
    this.copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
  }

  /** Adds a value in UTF-8 to the current row. */
  CopyText value(byte @Nullable [] utf8) {
    separate();
    if (utf8 == null || utf8 == Row.UNCHANGED) {
      append((byte) '\\', (byte) 'N');
      return this;
    }
    ensure(2 * utf8.length);
    for (byte next : utf8) {
      byte escape = escape(next);
      if (escape != 0) {
        buffer[length++] = '\\';
        buffer[length++] = escape;
      } else {
        buffer[length++] = next;
      }
    }
    return this;
  }

  CopyText value(String text) {
    return value(text.getBytes(StandardCharsets.UTF_8));
  }

  void endRow() throws SQLException {
    ensure(1);
    buffer[length++] = '\n';
    rowBegun = false;
    if (length >= FLUSH_AT) {
      flush();
    }
  }

  /** Ends the copy; returns the number of rows. */
  long finish() throws SQLException {
    flush();
    return copy.endCopy();
  }

  /** Gives an unfinished copy up. */
  @Override
  public void close() throws SQLException {
    if (copy.isActive()) {
      copy.cancelCopy();
    }
  }

  private void flush() throws SQLException {
    copy.writeToCopy(buffer, 0, length);
    length = 0;
  }

  private void separate() {
    if (rowBegun) {
      ensure(1);
      buffer[length++] = '\t';
    }
    rowBegun = true;
  }

  private void append(byte first, byte second) {
    ensure(2);
    buffer[length++] = first;
    buffer[length++] = second;
  }

  private void ensure(int more) {
    if (length + more + 1 > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more + 1));
    }
  }

  private static byte escape(byte value) {
    switch (value) {
      case '\\':
        return '\\';
      case '\n':
        return 'n';
      case '\r':
        return 'r';
      case '\t':
        return 't';
      default:
        return 0;
    }
  }
}
