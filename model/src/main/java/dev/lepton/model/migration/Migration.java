package dev.lepton.model.migration;

import java.util.List;
import java.util.Optional;

/**
 * One migration as migration.yaml describes it, every default filled in.
 *
 * @param name the migration's and the application's name; a DNS-1123 label
 * @param asIs what runs today; empty when the user did not say
 * @param databases in the order in which they are moved; may be empty
 */
public record Migration(
    String name,
    ApplicationSpec application,
    Optional<AsIsSpec> asIs,
    List<DatabaseSpec> databases,
    RequirementSpec requirements,
    TransformSpec transform,
    TargetSpec target,
    AcceptSpec accept,
    CutoverSpec cutover,
    WatchSpec watch) {}
