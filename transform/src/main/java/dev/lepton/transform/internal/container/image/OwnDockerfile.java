package dev.lepton.transform.internal.container.image;

/**
 * A Dockerfile that the application brings along: used as it is.
 *
 * @param path relative to the tree's root, with forward slashes
 */
public record OwnDockerfile(String path, String text) implements Image {}
