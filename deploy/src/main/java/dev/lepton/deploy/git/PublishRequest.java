package dev.lepton.deploy.git;

import dev.lepton.deploy.cluster.ReleaseManifests;

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
    boolean withSecrets) {}
