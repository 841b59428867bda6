package dev.lepton.model.inventory;

import java.util.Optional;

/**
 * One thing needs another.
 *
 * @param from the one that needs; an application's name, a server's id, or an address where nobody
 *     knows whose it is
 * @param to the one that is needed; an address where nobody knows whose it is
 * @param port on which it is reached
 * @param client the process that asks, where it was seen
 * @param service the process that answers, where it was seen; both ends may be on one server
 */
public record Dependency(
    Level level,
    String from,
    String to,
    Optional<Integer> port,
    Optional<String> client,
    Optional<String> service,
    Place where) {

  /** Of processes nobody knows anything. */
  public static Dependency between(
      Level level, String from, String to, Optional<Integer> port, Place where) {
    return new Dependency(level, from, to, port, Optional.empty(), Optional.empty(), where);
  }

  /** What the two ends are. */
  public enum Level {
    APPLICATION,
    SERVER
  }
}
