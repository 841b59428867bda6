package dev.lepton.model.inventory;

/**
 * Two places say different things of one server.
 *
 * @param server its id
 * @param field the value's name
 * @param kept what the inventory now says: the first that was said, in the order of the files
 */
public record Conflict(
    String server, String field, String kept, Place keptFrom, String other, Place otherFrom) {}
