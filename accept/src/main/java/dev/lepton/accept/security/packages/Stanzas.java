package dev.lepton.accept.security.packages;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Reads blocks of {@code Key: value} lines with blank lines between them. Stateless. */
final class Stanzas {
  private static final long MOST_CHARACTERS = 256L << 20;

  private Stanzas() {}

  /**
   * Hands over one block after the other; only the first line of a value is kept.
   *
   * @throws IOException when the text is too long
   */
  static void read(InputStream content, Consumer<Map<String, String>> blocks) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8), 1 << 16);
    Map<String, String> block = new LinkedHashMap<>();
    long characters = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      characters += line.length() + 1;
      if (characters > MOST_CHARACTERS) {
        throw new IOException("it is too long");
      }
      int colon = line.indexOf(':');
      if (line.isBlank()) {
        hand(block, blocks);
      } else if (colon > 0 && !Character.isWhitespace(line.charAt(0))) {
        block.putIfAbsent(line.substring(0, colon), line.substring(colon + 1).strip());
      }
    }
    hand(block, blocks);
  }

  private static void hand(Map<String, String> block, Consumer<Map<String, String>> blocks) {
    if (!block.isEmpty()) {
      blocks.accept(Map.copyOf(block));
      block.clear();
    }
  }
}
