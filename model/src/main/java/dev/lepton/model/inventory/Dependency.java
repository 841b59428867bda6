package dev.lepton.model.inventory;

import java.util.Optional;

/**
 * One thing needs another.
 *
 * @param from the one that needs; an application's name or a server's id
 * @param to the one that is needed; an address where nobody knows whose it is
 * @param port on which it is reached
 */
public record Dependency(Level level, String from, String to, Optional<Integer> port, Place where) {

  /** What the two ends are. */
  public enum Level {
    APPLICATION,
    SERVER
  }
}
