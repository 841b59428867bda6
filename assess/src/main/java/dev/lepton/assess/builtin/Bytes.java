package dev.lepton.assess.builtin;

import dev.lepton.assess.input.DecodedText;
import dev.lepton.assess.input.InputFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One file's content, read when first asked for, and then shared. For one thread. */
final class Bytes {
  /** What is held in memory at once; larger files are streamed, or not read at all. */
  static final int LARGEST = 16 << 20;

  private static final int PROBE = 8192;

  private final InputFile file;
  private byte @Nullable [] all;
  private @Nullable Optional<String> text;

  Bytes(InputFile file) {
    this.file = file;
  }

  boolean isLarge() {
    return file.size() > LARGEST;
  }

  /** The whole content; only of files that are not large. */
  byte[] all() throws IOException {
    byte[] read = all;
    if (read == null) {
      try (InputStream in = file.open()) {
        read = in.readNBytes(LARGEST);
      }
      all = read;
    }
    return read;
  }

  /** The text; empty for binary files. Only of files that are not large. */
  Optional<String> text() throws IOException {
    Optional<String> decoded = text;
    if (decoded == null) {
      decoded = isBinary() ? Optional.empty() : DecodedText.of(all());
      text = decoded;
    }
    return decoded;
  }

  /** Whether the first bytes are no text; reads no more than these of large files. */
  boolean isBinary() throws IOException {
    if (all != null || file.size() <= PROBE) {
      return isBinary(all());
    }
    try (InputStream in = file.open()) {
      return isBinary(in.readNBytes(PROBE));
    }
  }

  private static boolean isBinary(byte[] bytes) {
    boolean wide =
        bytes.length >= 2
            && ((bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF
                || (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE);
    return !wide && DecodedText.isBinary(bytes);
  }
}
