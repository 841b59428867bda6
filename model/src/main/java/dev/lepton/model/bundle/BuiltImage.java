package dev.lepton.model.bundle;

import java.util.Optional;

/**
 * An image that was built of one part of an application.
 *
 * @param part its name
 * @param image name:tag
 * @param builder what built it: podman, buildah, docker or jib
 * @param digest {@code sha256:…} of its manifest; of its configuration with docker, which makes the
 *     manifest only when it is pushed. The same for the same sources, base and time
 * @param bytes all files of the image, not compressed
 * @param applicationBytes those that were added to the base image, not compressed
 * @param base what it is built upon, as it was named
 * @param archive where it lies as a file; empty when only its builder or the registry has it
 * @param pushed whether it is in the registry
 * @param billOfMaterials where what it contains is listed, in CycloneDX's format
 */
public record BuiltImage(
    String part,
    String image,
    String builder,
    String digest,
    long bytes,
    long applicationBytes,
    String base,
    Optional<String> archive,
    boolean pushed,
    String billOfMaterials) {}
