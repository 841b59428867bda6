package dev.lepton.pipeline.workspace;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** SHA-256 over what a phase was made from. Not thread-safe. */
public final class Fingerprint {
  private static final Set<String> NOT_SOURCE =
      Set.of(
          ".git",
          ".lepton",
          "target",
          "build",
          "node_modules",
          "__pycache__",
          ".venv",
          "venv",
          ".idea",
          "logs",
          "uploads");

  private static final int PIECE = 1 << 16;

  private final MessageDigest digest;

  public Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Adds a value by its JSON form. */
  public Fingerprint value(Object value) {
    return text(Documents.mapper().writeValueAsString(value));
  }

  public Fingerprint text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
    return this;
  }

  /** Adds the names and contents of a source tree, leaving out what is built or downloaded. */
  public Fingerprint tree(Path root) {
    try {
      for (var entry : files(root).entrySet()) {
        text(entry.getKey());
        content(entry.getValue());
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files of a source tree by their names in it, leaving out what is built or downloaded. */
  public static SortedMap<String, Path> files(Path root) {
    TreeMap<String, Path> files = new TreeMap<>();
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(
                Path directory, BasicFileAttributes attributes) {
              boolean skip =
                  !directory.equals(root)
                      && NOT_SOURCE.contains(directory.getFileName().toString());
              return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (attributes.isRegularFile()) {
                files.put(root.relativize(file).toString().replace('\\', '/'), file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  /** Adds the content of a file. */
  public Fingerprint file(Path file) throws IOException {
    content(file);
    return this;
  }

  public Fingerprint bytes(byte[] bytes) {
    digest.update(bytes);
    return this;
  }

  /** In pieces: an application's folder may hold files larger than the memory. */
  private void content(Path file) throws IOException {
    byte[] piece = new byte[PIECE];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        digest.update(piece, 0, read);
      }
    }
  }

  /** The hash so far, in hexadecimal; the fingerprint starts anew afterwards. */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
