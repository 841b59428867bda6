package dev.lepton.assess.inventory.draft;

import dev.lepton.model.inventory.Place;
import java.util.Optional;

/**
 * A server was seen to use something.
 *
 * @param to an address
 * @param known the server at that address, where the source knew it
 */
public record Connection(
    ServerDraft from,
    String to,
    Optional<ServerDraft> known,
    Optional<Integer> port,
    Place where) {}
