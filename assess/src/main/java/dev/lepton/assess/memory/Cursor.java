package dev.lepton.assess.memory;

import java.io.EOFException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Reads a part of an array as a {@link java.io.DataOutputStream} wrote it. Java's own streams take
 * a lock for each byte, and most of what a short analysis reads is read before that is compiled.
 * For one thread.
 */
final class Cursor {
  private final byte[] all;
  private final int end;
  private int at;

  /**
   * @param begin of the part
   * @param end of the part, excluded
   */
  Cursor(byte[] all, int begin, int end) {
    this.all = all;
    this.at = begin;
    this.end = end;
  }

  /** Where the next byte lies in the array. */
  int position() {
    return at;
  }

  int available() {
    return end - at;
  }

  void skip(int count) throws EOFException {
    if (count < 0 || count > end - at) {
      throw new EOFException("a part is cut off");
    }
    at += count;
  }

  int readByte() throws EOFException {
    skip(1);
    return all[at - 1] & 0xFF;
  }

  int readInt() throws EOFException {
    skip(Integer.BYTES);
    return all[at - 4] << 24
        | (all[at - 3] & 0xFF) << 16
        | (all[at - 2] & 0xFF) << 8
        | all[at - 1] & 0xFF;
  }

  long readLong() throws EOFException {
    return (long) readInt() << Integer.SIZE | readInt() & 0xFFFF_FFFFL;
  }

  String readText(int bytes, Charset charset) throws EOFException {
    skip(bytes);
    return new String(all, at - bytes, bytes, charset);
  }

  /** What {@code writeUTF} wrote, if it has no character that Java writes in its own way. */
  String readShortText() throws EOFException {
    return readText(readByte() << 8 | readByte(), StandardCharsets.UTF_8);
  }
}
