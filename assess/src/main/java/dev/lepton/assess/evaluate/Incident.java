package dev.lepton.assess.evaluate;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * One place that a rule found.
 *
 * @param path relative to the root of the input; for a dependency, its address
 * @param message filled in; empty for rules that only tag
 * @param snippet the lines around it with their numbers; empty when there is no text
 * @param location empty for the file as a whole
 * @param variables sorted by name
 */
public record Incident(
    URI uri,
    String path,
    String message,
    Optional<String> snippet,
    Optional<Location> location,
    Map<String, Object> variables,
    boolean dependency) {}
