package dev.lepton.accept.security.image.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what was read. Not thread-safe. */
class CountedBytes extends FilterInputStream {
  private long count;

  CountedBytes(InputStream in) {
    super(in);
  }

  long count() {
    return count;
  }

  /** Called with every number of bytes that came. */
  void came(long bytes) throws IOException {
    count += bytes;
  }

  @Override
  public int read() throws IOException {
    int one = in.read();
    if (one >= 0) {
      came(1);
    }
    return one;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = in.read(buffer, offset, length);
    if (read > 0) {
      came(read);
    }
    return read;
  }

  @Override
  public long skip(long bytes) throws IOException {
    long skipped = in.skip(bytes);
    came(skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
