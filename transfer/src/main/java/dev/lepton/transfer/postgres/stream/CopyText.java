package dev.lepton.transfer.postgres.stream;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
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

  /** Adds every value of a row to the current line. */
  CopyText row(Row row) {
    for (int column = 0; column < row.size(); column++) {
      separate();
      if (row.hasValue(column)) {
        value(row.data(), row.start(column), row.length(column));
      } else {
        append((byte) '\\', (byte) 'N');
      }
    }
    return this;
  }

  private void value(byte[] data, int from, int count) {
    ensure(2 * count);
    byte[] to = buffer;
    int next = length;
    for (int i = from; i < from + count; i++) {
      byte one = data[i];
      if (one < ' ' || one == '\\') {
        byte escape = escape(one);
        if (escape != 0) {
          to[next++] = '\\';
          one = escape;
        }
      }
      to[next++] = one;
    }
    length = next;
  }

  /** Adds values that need no escaping to the current line, a tab between them. */
  CopyText plain(byte[] ascii) {
    separate();
    ensure(ascii.length);
    System.arraycopy(ascii, 0, buffer, length, ascii.length);
    length += ascii.length;
    return this;
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
