package dev.lepton.transform;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.folder.FolderRemoval;
import dev.lepton.transform.internal.output.Staging;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The bundle while it is made: in a folder beside its final place, so that a reader sees the old
 * bundle or the new one and never half of either. Not thread-safe.
 */
final class BundleDirectory {
  private static final String MARKER = ".lepton-bundle";

  private final Path place;
  private final Path retired;
  private final Staging staging;

  private BundleDirectory(Path place, Path retired, Staging staging) {
    this.place = place;
    this.retired = retired;
    this.staging = staging;
  }

  /**
   * @throws LeptonException TARGET_NOT_EMPTY when the folder holds something that is no bundle, or
   *     the application itself
   */
  static BundleDirectory prepare(Path directory, Path source) throws IOException {
    Path place = directory.toAbsolutePath().normalize();
    if (source.toAbsolutePath().normalize().startsWith(place)) {
      throw new LeptonException(
          ErrorCode.TARGET_NOT_EMPTY,
          "The bundle would replace the application's own source",
          place.toString(),
          "Choose another folder for the bundle.");
    }
    if (holdsSomethingElse(place)) {
      throw new LeptonException(
          ErrorCode.TARGET_NOT_EMPTY,
          "The folder for the bundle holds files that no earlier run has made",
          place.toString(),
          "Choose an empty folder, or empty this one yourself.");
    }
    Path retired = place.resolveSibling("." + place.getFileName() + ".old");
    FolderRemoval.delete(retired);
    Staging staging = Staging.in(place.resolveSibling("." + place.getFileName() + ".new"));
    Files.createFile(staging.folder().resolve(MARKER));
    return new BundleDirectory(place, retired, staging);
  }

  private static boolean holdsSomethingElse(Path place) throws IOException {
    if (!Files.isDirectory(place)) {
      return Files.exists(place);
    }
    try (Stream<Path> entries = Files.list(place)) {
      return !Files.exists(place.resolve(MARKER)) && entries.findAny().isPresent();
    }
  }

  Staging staging() {
    return staging;
  }

  /** Puts the new bundle into its place. */
  void publish() throws IOException {
    if (Files.exists(place)) {
      Files.move(place, retired);
    }
    Files.move(staging.folder(), place);
    FolderRemoval.delete(retired);
  }

  /** Takes away what was begun; the old bundle stays. */
  void discard() throws IOException {
    staging.discard();
  }
}
