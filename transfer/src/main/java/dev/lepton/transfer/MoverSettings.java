package dev.lepton.transfer;

import dev.lepton.model.migration.DatabaseEndpoint;
import dev.lepton.model.migration.DatabaseSpec;
import java.nio.file.Path;
import java.util.Collection;

/**
 * What a mover needs to know.
 *
 * @param migration name of the migration; names of slots and publications are derived from it and
 *     the database's name
 * @param target where the data goes
 * @param directory the workspace folder for backups, spill files and keys of this database
 */
public record MoverSettings(
    String migration, DatabaseSpec spec, DatabaseEndpoint target, Path directory) {

  /** The same where more kinds of object may stay behind. */
  public MoverSettings allowing(Collection<String> kinds) {
    return new MoverSettings(migration, spec.allowing(kinds), target, directory);
  }
}
