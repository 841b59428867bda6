package dev.lepton.accept;

import dev.lepton.model.migration.AcceptSpec;
import dev.lepton.model.migration.RequirementSpec;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What to accept.
 *
 * @param spec the loads and their thresholds
 * @param requirements what the application must meet; of it the p95 latency is judged here
 * @param oldUrl the release of today, gets safe requests only; empty when nothing runs yet
 * @param newUrl the new release on the live target, gets safe requests only
 * @param cloneUrl a copy of the new release on a throw-away database: the only place that gets
 *     writes
 * @param bundleDirectory the transform phase's folder, with {@code manifests/} and the Dockerfile
 */
public record AcceptRequest(
    AcceptSpec spec,
    RequirementSpec requirements,
    Optional<String> oldUrl,
    String newUrl,
    Optional<String> cloneUrl,
    Path bundleDirectory) {}
