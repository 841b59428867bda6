package dev.lepton.plan.waves;

import java.util.List;
import java.util.Optional;

/**
 * An application that moves.
 *
 * @param servers ids of the servers that it runs on
 * @param effortDays days of work, above 0
 * @param careful why it must not be in the first wave; empty if it may
 */
public record MoveApplication(
    String name,
    Environment environment,
    List<String> servers,
    double effortDays,
    Optional<String> careful) {
  public MoveApplication {
    servers = List.copyOf(servers);
  }
}
