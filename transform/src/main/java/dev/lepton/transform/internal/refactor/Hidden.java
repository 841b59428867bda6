package dev.lepton.transform.internal.refactor;

/**
 * A stretch of a file's original text that holds a secret, and what is shown in its place.
 *
 * @param offset 0-based, in characters
 */
record Hidden(String file, int offset, int length, String shown) {

  boolean overlaps(Hidden other) {
    return file.equals(other.file)
        && offset < other.offset + other.length
        && other.offset < offset + length;
  }

  boolean touches(Edit edit) {
    return offset < edit.offset() + edit.length() && edit.offset() < offset + length;
  }
}
