package dev.lepton.model.inventory;

import java.util.List;
import java.util.Optional;

/**
 * A connection of a server to a network.
 *
 * @param name of the card or of the network it is on
 * @param mac lower case with colons
 */
public record NetworkCard(String name, Optional<String> mac, List<String> addresses, Place where) {

  public NetworkCard {
    addresses = List.copyOf(addresses);
  }
}
