package dev.lepton.deploy.git;

import dev.lepton.deploy.cluster.ReleaseManifests;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What is published, and where.
 *
 * @param repository anything that git clone takes
 * @param branch made from the default one if it is not there
 * @param folder of the repository; it belongs to this release alone
 * @param withSecrets whether values of secrets may go into the repository's history
 */
public record PublishRequest(
    String repository,
    String branch,
    String folder,
    ReleaseManifests manifests,
    String message,
    boolean withSecrets) {

  /** The same from every folder: git works in one of its own. */
  String address() {
    return Files.exists(Path.of(repository))
        ? Path.of(repository).toAbsolutePath().normalize().toString()
        : repository;
  }
}
