package dev.lepton.deploy.cluster;

import dev.lepton.deploy.cluster.DeployRequest.Limits;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The circumstances of a release, wherever it goes.
 *
 * @param limits how long is waited
 * @param evidence the folder for events and logs of a release that fails
 * @param note remembered with its revision
 */
public record Delivery(Limits limits, Path evidence, Optional<String> note) {}
