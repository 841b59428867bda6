package dev.lepton.transfer.postgres.backup;

import dev.lepton.transfer.postgres.copy.CopyFormat;
import dev.lepton.transfer.postgres.copy.CopyPump;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A sum over rows that does not depend on their order and in which equal rows do not cancel out:
 * the first 128 bits of each row's SHA-256, added modulo 2⁶⁴ in two halves, with the number of
 * rows. Not thread-safe.
 */
final class RowSum implements CopyPump.RowObserver {
  /**
   * The binary format's signature, flags and extension length; the server sends them together with
   * the first row.
   */
  private static final int BINARY_HEADER = 19;

  /** The binary format's trailer: a field count of -1. */
  private static final int BINARY_TRAILER = 2;

  private final MessageDigest digest = sha256();
  private final boolean binary;
  private boolean headerSeen;
  private long rows;
  private long high;
  private long low;

  RowSum(CopyFormat format) {
    this.binary = format == CopyFormat.BINARY;
    this.headerSeen = !binary;
  }

  @Override
  public void row(byte[] data) {
    int offset = headerSeen ? 0 : BINARY_HEADER;
    headerSeen = true;
    int length = data.length - offset;
    if (length == 0
        || (binary && length == BINARY_TRAILER && data[offset] == -1 && data[offset + 1] == -1)) {
      return;
    }
    digest.update(data, offset, length);
    ByteBuffer hash = ByteBuffer.wrap(digest.digest());
    high += hash.getLong();
    low += hash.getLong();
    rows++;
  }

  long rows() {
    return rows;
  }

  /** The sum as 32 hexadecimal digits. */
  String value() {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(high) + hex.toHexDigits(low);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
