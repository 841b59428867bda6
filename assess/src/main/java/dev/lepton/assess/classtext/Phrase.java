package dev.lepton.assess.classtext;

import org.objectweb.asm.tree.analysis.Value;

/**
 * A value on a method's stack, as it may have been written.
 *
 * @param size in slots, 1 or 2
 * @param text empty when nothing is known of it
 */
record Phrase(int size, String text) implements Value {
  /**
   * Nothing that is looked for is longer; it keeps a hostile method from doubling a text for ever.
   */
  private static final int LONGEST = 400;

  static final Phrase UNKNOWN = new Phrase(1, "");

  static Phrase of(int size, String text) {
    return new Phrase(size, text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…");
  }

  static Phrase unknown(int size) {
    return size == 1 ? UNKNOWN : new Phrase(size, "");
  }

  @Override
  public int getSize() {
    return size;
  }

  /** With a name for what is not known. */
  String shown() {
    return text.isEmpty() ? "x" : text;
  }
}
