package dev.lepton.assess.code;

/**
 * A position in the application.
 *
 * @param file relative to the application's root
 * @param line 1-based
 */
public record Place(String file, int line) {
  @Override
  public String toString() {
    return file + ":" + line;
  }
}
