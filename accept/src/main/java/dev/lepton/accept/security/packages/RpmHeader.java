package dev.lepton.accept.security.packages;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The header of a package as rpm stores it: two counts, an index of 16 bytes for each tag, and
 * their values (rpm's documentation, "Package format", header structure).
 *
 * @param epoch empty where there is none
 * @param sourceFile the source package that it was built from; empty for a source package
 */
record RpmHeader(String name, String epoch, String version, String release, String sourceFile) {
  private static final int NAME = 1000;
  private static final int VERSION = 1001;
  private static final int RELEASE = 1002;
  private static final int EPOCH = 1003;
  private static final int SOURCE = 1044;
  private static final int INT32 = 4;
  private static final int STRING = 6;
  private static final int ENTRY_BYTES = 16;

  /**
   * @throws IOException when it is damaged
   */
  static RpmHeader of(byte[] blob) throws IOException {
    try {
      ByteBuffer header = ByteBuffer.wrap(blob);
      int entries = header.getInt();
      int data = 8 + Math.multiplyExact(entries, ENTRY_BYTES);
      Map<Integer, String> values = new HashMap<>();
      header.getInt();
      for (int i = 0; i < entries; i++) {
        int tag = header.getInt();
        int type = header.getInt();
        int at = data + header.getInt();
        header.getInt();
        if (type == STRING) {
          values.put(tag, text(blob, at));
        } else if (type == INT32) {
          values.put(tag, Integer.toUnsignedString(header.getInt(at)));
        }
      }
      if (values.get(NAME) == null || values.get(VERSION) == null || values.get(RELEASE) == null) {
        throw new IOException("a package has no name or no version");
      }
      return new RpmHeader(
          values.get(NAME),
          values.getOrDefault(EPOCH, ""),
          values.get(VERSION),
          values.get(RELEASE),
          values.getOrDefault(SOURCE, ""));
    } catch (RuntimeException e) {
      // Counts and offsets of a damaged one lead anywhere.
      throw new IOException("a package's header is damaged", e);
    }
  }

  private static String text(byte[] blob, int from) {
    int end = from;
    while (blob[end] != 0) {
      end++;
    }
    return new String(blob, from, end - from, StandardCharsets.UTF_8);
  }

  /** Epoch, version and release. */
  String fullVersion() {
    return (epoch.isEmpty() ? "" : epoch + ":") + version + "-" + release;
  }

  /** The name of the source package. */
  String source() {
    return sourceName(sourceFile).orElse(name);
  }

  /** What a source package's file is called without version, release and ending. */
  static Optional<String> sourceName(String file) {
    String[] parts = file.split("-");
    return parts.length < 3 || !file.endsWith(".rpm")
        ? Optional.empty()
        : Optional.of(String.join("-", Arrays.copyOf(parts, parts.length - 2)));
  }
}
