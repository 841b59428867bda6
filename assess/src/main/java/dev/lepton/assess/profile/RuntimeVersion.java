package dev.lepton.assess.profile;

import dev.lepton.assess.code.Place;

/**
 * The runtime that the application asks for.
 *
 * @param platform Java, Python or Node.js
 * @param version without decoration: 8, 17, 3.11
 * @param exact whether just this version is asked for, rather than this or a newer one
 */
public record RuntimeVersion(String platform, String version, boolean exact, Place place) {}
