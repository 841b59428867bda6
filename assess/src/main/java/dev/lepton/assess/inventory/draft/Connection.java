package dev.lepton.assess.inventory.draft;

import dev.lepton.model.inventory.Place;
import java.util.Optional;

/**
 * One was seen to use another.
 *
 * @param port on which {@code to} is reached
 * @param client the process that asks, where it was seen
 * @param service the process that answers, where it was seen
 */
public record Connection(
    End from,
    End to,
    Optional<Integer> port,
    Optional<String> client,
    Optional<String> service,
    Place where) {

  /**
   * @param address an address, or what else the server is called
   * @param server the server of that address, where the source knew it
   */
  public record End(String address, Optional<ServerDraft> server) {
    public static End of(ServerDraft server) {
      return new End(server.label(), Optional.of(server));
    }

    public static End of(String address) {
      return new End(address, Optional.empty());
    }
  }
}
