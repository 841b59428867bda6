package dev.lepton.assess.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/**
 * The text of a file.
 *
 * @param text with line feeds only, so that every reader counts the same lines
 * @param problem how its encoding is broken; empty for clean UTF-8
 */
public record SourceText(String text, Optional<String> problem) {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /**
   * Reads a file as UTF-8, or UTF-16 when it is marked so. Anything else is read as ISO-8859-1,
   * which maps every byte: positions stay right and only letters in comments and texts may be
   * wrong.
   *
   * @return empty when the file is binary
   * @throws IOException when the file cannot be read
   */
  public static Optional<SourceText> read(SourceFile file) throws IOException {
    byte[] bytes = Files.readAllBytes(file.location());
    Optional<Charset> marked = wideCharset(bytes);
    if (marked.isEmpty() && contains(bytes, (byte) 0)) {
      return Optional.empty();
    }
    try {
      Charset charset = marked.orElse(StandardCharsets.UTF_8);
      return Optional.of(
          of(charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString(), Optional.empty()));
    } catch (CharacterCodingException e) {
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      return Optional.of(of(text, Optional.of("is not valid UTF-8; read as ISO-8859-1")));
    }
  }

  private static SourceText of(String decoded, Optional<String> problem) {
    String text = decoded.replace("\r\n", "\n").replace('\r', '\n');
    boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    return new SourceText(marked ? text.substring(1) : text, problem);
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

  private static boolean contains(byte[] bytes, byte wanted) {
    for (byte b : bytes) {
      if (b == wanted) {
        return true;
      }
    }
    return false;
  }

  public List<String> lines() {
    return text.lines().toList();
  }

  /** The lines that are not blank. */
  public int codeLines() {
    return (int) text.lines().filter(line -> !line.isBlank()).count();
  }
}
