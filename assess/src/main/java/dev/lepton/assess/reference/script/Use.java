package dev.lepton.assess.reference.script;

import java.util.List;

/**
 * A name in a file.
 *
 * @param names everything it may be called, from the import's view: never a local alias
 * @param line from 1
 * @param column from 1
 */
record Use(List<String> names, Role role, int line, int column) {
  /** What the name does there. */
  enum Role {
    ANY,
    CALL,
    TYPE
  }
}
