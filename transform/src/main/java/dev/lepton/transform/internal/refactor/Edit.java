package dev.lepton.transform.internal.refactor;

/**
 * Replaces a stretch of a file's original text. Offsets of all edits refer to that original,
 * whatever their order.
 *
 * @param offset 0-based, in characters
 * @param length 0 for an insertion
 * @param rule id of the finding's rule it answers; empty when it only serves another edit
 */
public record Edit(
    Concern concern, String file, int offset, int length, String replacement, String rule) {

  /** Whether it cannot be made beside another: it shares text with it, or goes into the midst. */
  boolean disturbs(Edit other) {
    boolean inside =
        length == 0
            && file.equals(other.file)
            && offset > other.offset
            && offset < other.offset + other.length;
    return inside || length > 0 && other.length > 0 && overlaps(other);
  }

  /** Whether both insert the same text at the same place. */
  boolean addsTheSame(Edit other) {
    return length == 0
        && other.length == 0
        && offset == other.offset
        && file.equals(other.file)
        && replacement.equals(other.replacement);
  }

  boolean overlaps(Edit other) {
    return file.equals(other.file)
        && offset < other.offset + other.length
        && other.offset < offset + length;
  }
}
