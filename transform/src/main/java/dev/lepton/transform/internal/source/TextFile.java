package dev.lepton.transform.internal.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A source file as text, with the encoding that gives back exactly the bytes it was read from.
 *
 * @param path relative to the tree's root, with forward slashes
 * @param charset UTF-8, or ISO-8859-1 for the files of an older age, which loses no byte
 */
public record TextFile(String path, String content, Charset charset) {

  static TextFile decode(String path, byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new TextFile(path, text, StandardCharsets.UTF_8);
    } catch (CharacterCodingException notUtf8) {
      return new TextFile(
          path, new String(bytes, StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1);
    }
  }

  /** The file's own line separator, so that inserted lines look like their neighbours. */
  public String newline() {
    return content.contains("\r\n") ? "\r\n" : "\n";
  }

  /** The lines without their separators. */
  public List<String> lines() {
    return Arrays.asList(content.split("\r?\n", -1));
  }

  /**
   * @param number 1-based
   * @return the line without its separator; empty when the file is shorter
   */
  public String line(int number) {
    List<String> lines = lines();
    return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
  }

  /** 1-based number of the line that an offset is on. */
  public int lineAt(int offset) {
    int line = 1;
    for (int index = content.indexOf('\n'); index >= 0 && index < offset; line++) {
      index = content.indexOf('\n', index + 1);
    }
    return line;
  }

  /**
   * @param number 1-based, at most one past the last line
   * @return offset of the line's first character; the file's length when it is shorter
   */
  public int offsetOfLine(int number) {
    int offset = 0;
    for (int line = 1; line < number; line++) {
      int end = content.indexOf('\n', offset);
      if (end < 0) {
        return content.length();
      }
      offset = end + 1;
    }
    return offset;
  }
}
