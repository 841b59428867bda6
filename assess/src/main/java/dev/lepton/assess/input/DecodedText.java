package dev.lepton.assess.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Turns bytes into text, whatever they are. */
public final class DecodedText {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private DecodedText() {}

  /**
   * A file's text with line feeds only: UTF-8, UTF-16 when it is marked so, else ISO-8859-1, which
   * maps every byte, so that positions stay right.
   *
   * @return empty for binary files, and for those larger than the limit in bytes
   * @throws IOException when the file cannot be read
   */
  public static Optional<String> of(InputFile file, int limit) throws IOException {
    if (file.size() > limit) {
      return Optional.empty();
    }
    try (InputStream in = file.open()) {
      return of(in.readNBytes(limit));
    }
  }

  /** The same for bytes at hand. */
  public static Optional<String> of(byte[] bytes) {
    Optional<Charset> marked = wideCharset(bytes);
    if (marked.isEmpty() && isBinary(bytes)) {
      return Optional.empty();
    }
    return Optional.of(unify(decode(bytes, marked.orElse(StandardCharsets.UTF_8))));
  }

  private static String decode(byte[] bytes, Charset charset) {
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      // Not an error: ISO-8859-1 maps every byte, and only letters beyond ASCII may be wrong.
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  private static String unify(String decoded) {
    String text =
        decoded.indexOf('\r') < 0 ? decoded : decoded.replace("\r\n", "\n").replace('\r', '\n');
    boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    return marked ? text.substring(1) : text;
  }

  private static Optional<Charset> wideCharset(byte[] bytes) {
    if (bytes.length < 2) {
      return Optional.empty();
    }
    int mark = (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
    return switch (mark) {
      case 0xFEFF -> Optional.of(StandardCharsets.UTF_16BE);
      case 0xFFFE -> Optional.of(StandardCharsets.UTF_16LE);
      default -> Optional.empty();
    };
  }

  /** Whether the first part holds a zero byte, which texts never do. */
  public static boolean isBinary(byte[] bytes) {
    for (int i = 0; i < Math.min(bytes.length, 8192); i++) {
      if (bytes[i] == 0) {
        return true;
      }
    }
    return false;
  }
}
