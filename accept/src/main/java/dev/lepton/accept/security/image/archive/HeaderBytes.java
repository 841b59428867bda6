package dev.lepton.accept.security.image.archive;

import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of a tar file, of which headers may have only so many: a reader keeps a header in
 * memory, however long it says it is.
 */
final class HeaderBytes extends CountedBytes {
  private static final long MOST = 8L << 20;

  private boolean content;
  private long start;

  HeaderBytes(InputStream tar) {
    super(tar);
  }

  /** What comes now is the contents of an entry, of any length. */
  void contentBegins() {
    content = true;
  }

  void contentEnds() {
    content = false;
    start = count();
  }

  @Override
  void came(long bytes) throws IOException {
    super.came(bytes);
    if (!content && count() - start > MOST) {
      throw new IOException("one of its headers has more than " + (MOST >> 20) + " MiB");
    }
  }
}
