package dev.lepton.transform.internal.script;

import java.nio.charset.StandardCharsets;

/** Turns positions in UTF-8 bytes, as the parser counts, into positions in characters. */
final class Positions {
  private final int[] characters;

  Positions(String text) {
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    // Nothing to keep where each character is one byte.
    this.characters = bytes == text.length() ? new int[0] : table(text, bytes);
  }

  private static int[] table(String text, int bytes) {
    int[] table = new int[bytes + 1];
    int at = 0;
    for (int index = 0; index < text.length(); ) {
      int point = text.codePointAt(index);
      int width = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      for (int part = 0; part < width && at < bytes; part++) {
        table[at++] = index;
      }
      index += Character.charCount(point);
    }
    table[bytes] = text.length();
    return table;
  }

  int character(int position) {
    return characters.length == 0
        ? position
        : characters[Math.min(position, characters.length - 1)];
  }
}
