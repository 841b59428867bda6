package dev.lepton.transform.internal.container;

import java.util.Optional;

/**
 * What an image must offer, whatever is inside.
 *
 * @param baseImage the user's choice; empty for the language's usual one
 * @param port where the application listens in the container
 * @param healthPath answers 200 when ready
 * @param images which images may be built upon
 */
public record ImageRequest(
    String name,
    String version,
    Optional<String> baseImage,
    int port,
    String healthPath,
    BaseImages images) {}
