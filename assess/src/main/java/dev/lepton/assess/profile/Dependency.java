package dev.lepton.assess.profile;

import dev.lepton.assess.code.Place;
import java.util.Optional;

/**
 * A library that the application declares.
 *
 * @param name {@code maven:group:artifact}, {@code pip:package} or {@code npm:package}
 * @param version as declared; empty when it is managed elsewhere
 */
public record Dependency(String name, Optional<String> version, Place place) {}
