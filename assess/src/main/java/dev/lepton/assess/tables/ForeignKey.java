package dev.lepton.assess.tables;

import java.util.Comparator;

/** A table whose rows refer to those of another, by a definition in the application's files. */
public record ForeignKey(String from, String to, Evidence evidence)
    implements Comparable<ForeignKey> {
  private static final Comparator<ForeignKey> ORDER =
      Comparator.comparing(ForeignKey::from)
          .thenComparing(ForeignKey::to)
          .thenComparing(ForeignKey::evidence);

  @Override
  public int compareTo(ForeignKey other) {
    return ORDER.compare(this, other);
  }
}
