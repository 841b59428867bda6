package dev.lepton.model.migration;

import java.util.List;
import java.util.Optional;

/**
 * A database to be moved.
 *
 * @param name unique within the migration; a DNS-1123 label
 * @param target empty where the deployment target provides the database itself (the local target
 *     does)
 * @param allow kinds of object that may be left behind, named by the assessment
 */
public record DatabaseSpec(
    String name,
    DatabaseEndpoint source,
    Optional<DatabaseEndpoint> target,
    BackupSpec backup,
    List<String> allow,
    int parallelism) {}
