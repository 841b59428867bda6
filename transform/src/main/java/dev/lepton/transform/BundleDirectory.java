package dev.lepton.transform;

import dev.lepton.model.bundle.Bundle.GeneratedFile;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The bundle while it is made: in a folder beside its final place, so that a reader sees the old
 * bundle or the new one and never half of either. Not thread-safe.
 */
final class BundleDirectory {
  private static final String MARKER = ".lepton-bundle";

  private final Path place;
  private final Path staging;
  private final Path retired;
  private final List<GeneratedFile> files = new ArrayList<>();

  private BundleDirectory(Path place) {
    this.place = place;
    this.staging = place.resolveSibling("." + place.getFileName() + ".new");
    this.retired = place.resolveSibling("." + place.getFileName() + ".old");
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
    BundleDirectory bundle = new BundleDirectory(place);
    delete(bundle.staging);
    delete(bundle.retired);
    Files.createDirectories(bundle.staging);
    Files.createFile(bundle.staging.resolve(MARKER));
    return bundle;
  }

  private static boolean holdsSomethingElse(Path place) throws IOException {
    if (!Files.isDirectory(place)) {
      return Files.exists(place);
    }
    try (Stream<Path> entries = Files.list(place)) {
      return !Files.exists(place.resolve(MARKER)) && entries.findAny().isPresent();
    }
  }

  Path staging() {
    return staging;
  }

  /**
   * @param path relative, with forward slashes
   */
  void write(String path, String kind, String content) throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    Path file = staging.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    files.add(new GeneratedFile(path, kind, sha256(bytes)));
  }

  /** Sorted by path. */
  List<GeneratedFile> files() {
    return files.stream().sorted(Comparator.comparing(GeneratedFile::path)).toList();
  }

  /** Puts the new bundle into its place. */
  void publish() throws IOException {
    if (Files.exists(place)) {
      Files.move(place, retired);
    }
    Files.move(staging, place);
    delete(retired);
  }

  /** Takes away what was begun; the old bundle stays. */
  void discard() throws IOException {
    delete(staging);
  }

  private static void delete(Path tree) throws IOException {
    if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> entries = Files.walk(tree)) {
      for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(entry);
      }
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
