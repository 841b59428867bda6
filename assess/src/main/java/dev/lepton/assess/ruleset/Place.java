package dev.lepton.assess.ruleset;

import java.nio.file.Path;

/** Where in a rule file something stands; lines and columns count from 1. */
public record Place(Path file, int line, int column) {
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
