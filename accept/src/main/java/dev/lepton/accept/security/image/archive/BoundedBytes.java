package dev.lepton.accept.security.image.archive;

import java.io.IOException;
import java.io.InputStream;

/**
 * Unpacked bytes that may not be many more than they were packed. Real layers shrink to a third or
 * so; the first 512 MiB may shrink as they like, for files that are full of zeros.
 */
final class BoundedBytes extends CountedBytes {
  private static final long FREE = 512L << 20;
  private static final long MOST_TIMES = 200;
  private static final long MOST = 64L << 30;

  private final CountedBytes packed;

  BoundedBytes(InputStream unpacked, CountedBytes packed) {
    super(unpacked);
    this.packed = packed;
  }

  @Override
  void came(long bytes) throws IOException {
    super.came(bytes);
    if (count() > FREE + MOST_TIMES * packed.count() || count() > MOST) {
      throw new IOException(
          "it unpacks to more than "
              + (count() >> 20)
              + " MiB from "
              + (packed.count() >> 20)
              + " MiB, which no real layer does");
    }
  }
}
