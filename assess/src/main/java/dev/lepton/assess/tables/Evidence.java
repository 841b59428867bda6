package dev.lepton.assess.tables;

import java.util.Comparator;

/**
 * Where something is written.
 *
 * @param file relative to what was analysed
 * @param line 0 where a class file does not tell
 */
public record Evidence(String file, int line) implements Comparable<Evidence> {
  private static final Comparator<Evidence> ORDER =
      Comparator.comparing(Evidence::file).thenComparingInt(Evidence::line);

  @Override
  public int compareTo(Evidence other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line;
  }
}
