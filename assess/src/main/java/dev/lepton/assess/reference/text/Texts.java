package dev.lepton.assess.reference.text;

import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.input.InputFile;
import dev.lepton.assess.input.Unreadable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads a file's text. Stateless, thread-safe. */
public final class Texts {
  /** Nobody writes code of this size by hand; generated code needs no migration. In bytes. */
  public static final long LARGEST = 5L * 1024 * 1024;

  private Texts() {}

  /** Tells why, if it cannot be read. */
  public static Optional<String> read(InputFile file, HitSink sink) {
    if (file.size() > LARGEST) {
      sink.unread(file.uri(), "larger than the 5 MiB of text that are read");
      return Optional.empty();
    }
    try {
      return Optional.of(decode(bytes(file, LARGEST)));
    } catch (IOException e) {
      sink.unread(file.uri(), Unreadable.reason(e));
      return Optional.empty();
    }
  }

  /** For a file that was read before: what is wrong with it has been told. */
  public static Optional<String> read(InputFile file) {
    if (file.size() > LARGEST) {
      return Optional.empty();
    }
    try {
      return Optional.of(decode(bytes(file, LARGEST)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * @throws IOException when it cannot be read, or is longer
   */
  public static byte[] bytes(InputFile file, long most) throws IOException {
    try (InputStream in = file.open()) {
      byte[] bytes = in.readNBytes((int) Math.min(most + 1, Integer.MAX_VALUE - 8));
      if (bytes.length > most) {
        throw new IOException("more than " + most + " bytes");
      }
      return bytes;
    }
  }

  /** UTF-8, or what old editors wrote: each byte a character; UTF-16 by its mark. */
  static String decode(byte[] bytes) {
    if (bytes.length > 1 && isUtf16(bytes)) {
      return new String(bytes, StandardCharsets.UTF_16);
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  private static boolean isUtf16(byte[] bytes) {
    int mark = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
    return mark == 0xfeff || mark == 0xfffe;
  }
}
