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

  boolean overlaps(Edit other) {
    return file.equals(other.file)
        && offset < other.offset + other.length
        && other.offset < offset + length;
  }
}
