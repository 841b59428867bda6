package dev.lepton.model.migration;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A database to be moved.
 *
 * @param name unique within the migration; a DNS-1123 label
 * @param target empty where the deployment target provides the database itself (the local target
 *     does)
 * @param allow kinds of object that may be left behind, named by the assessment
 * @param selection which part of it, and what changes on the way
 * @param standby follows the target by PostgreSQL's own replication, and can take its place
 */
public record DatabaseSpec(
    String name,
    DatabaseEndpoint source,
    Optional<DatabaseEndpoint> target,
    BackupSpec backup,
    List<String> allow,
    int parallelism,
    Selection selection,
    Optional<DatabaseEndpoint> standby) {

  /** The whole database. */
  public DatabaseSpec(
      String name,
      DatabaseEndpoint source,
      Optional<DatabaseEndpoint> target,
      BackupSpec backup,
      List<String> allow,
      int parallelism) {
    this(name, source, target, backup, allow, parallelism, Selection.all(), Optional.empty());
  }

  /** Without a standby. */
  public DatabaseSpec(
      String name,
      DatabaseEndpoint source,
      Optional<DatabaseEndpoint> target,
      BackupSpec backup,
      List<String> allow,
      int parallelism,
      Selection selection) {
    this(name, source, target, backup, allow, parallelism, selection, Optional.empty());
  }

  public DatabaseSpec withSelection(Selection other) {
    return new DatabaseSpec(name, source, target, backup, allow, parallelism, other, standby);
  }

  /** The same with more kinds that may be left behind. */
  public DatabaseSpec allowing(Collection<String> kinds) {
    List<String> more = Stream.concat(allow.stream(), kinds.stream()).distinct().toList();
    return new DatabaseSpec(name, source, target, backup, more, parallelism, selection, standby);
  }

  /** Whether objects of that kind may be left behind. */
  public boolean mayLack(String kind) {
    return allow.contains(kind) || selection.skip().contains(kind);
  }
}
