package dev.lepton.assess.builtin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads lines of a file of any size in bounded memory: what is too long is cut. */
final class LineStream implements AutoCloseable {
  private static final int LONGEST = 1 << 20;

  private final BufferedReader reader;
  private boolean cut;

  LineStream(InputStream in) {
    this.reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
  }

  /** The next line without its end; empty at the end of the file. */
  Optional<String> next() throws IOException {
    StringBuilder line = new StringBuilder();
    int c = reader.read();
    if (c < 0) {
      return Optional.empty();
    }
    for (; c >= 0 && c != '\n'; c = reader.read()) {
      if (line.length() < LONGEST) {
        line.append((char) c);
      } else {
        cut = true;
      }
    }
    int length = line.length();
    boolean carriage = length > 0 && line.charAt(length - 1) == '\r';
    return Optional.of(carriage ? line.substring(0, length - 1) : line.toString());
  }

  boolean wasCut() {
    return cut;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
