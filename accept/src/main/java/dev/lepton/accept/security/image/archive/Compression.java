package dev.lepton.accept.security.image.archive;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** How bytes are packed, told by how they begin. */
enum Compression {
  GZIP(0x1f, 0x8b) {
    @Override
    InputStream open(InputStream packed) throws IOException {
      // Layers that can be mounted before all of them is there are made of many members.
      return GzipCompressorInputStream.builder()
          .setInputStream(packed)
          .setDecompressConcatenated(true)
          .get();
    }
  },
  ZSTD(0x28, 0xb5, 0x2f, 0xfd) {
    @Override
    InputStream open(InputStream packed) throws IOException {
      return new ZstdInputStreamNoFinalizer(packed);
    }
  };

  private final int[] magic;

  Compression(int... magic) {
    this.magic = magic;
  }

  abstract InputStream open(InputStream packed) throws IOException;

  /**
   * @param bytes that can be set back; it is where it was afterwards
   */
  static Optional<Compression> of(InputStream bytes) throws IOException {
    bytes.mark(4);
    byte[] first = bytes.readNBytes(4);
    bytes.reset();
    for (Compression one : values()) {
      if (one.begins(first)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  private boolean begins(byte[] first) {
    for (int i = 0; i < magic.length; i++) {
      if (first.length <= i || (first[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * What was packed; an attempt to unpack to far more than any image holds ends with an error.
   *
   * @throws IOException when it is damaged
   */
  InputStream unpack(InputStream packed) throws IOException {
    CountedBytes counted = new CountedBytes(packed);
    return new BoundedBytes(open(counted), counted);
  }
}
