package dev.lepton.cli;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes the signatures off copies of libraries, for the launcher: Java does not archive classes of
 * signed jars, and checking the signatures takes time at each start. Maven has compared the jars
 * with their checksums before.
 */
public final class Unsigned {
  private static final Pattern SIGNATURE =
      Pattern.compile("(?i)/META-INF/(?:[^/]+\\.(?:SF|RSA|DSA|EC)|SIG-[^/]*)");

  private Unsigned() {}

  /**
   * @param arguments the folder with the jars, which are changed in place
   * @throws IOException when one of them cannot be read or written
   */
  public static void main(String[] arguments) throws IOException {
    try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
      for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).toList()) {
        unsign(jar);
      }
    }
  }

  private static void unsign(Path jar) throws IOException {
    try (FileSystem archive = FileSystems.newFileSystem(jar)) {
      for (Path signature : signatures(archive.getPath("/META-INF"))) {
        Files.delete(signature);
      }
    }
  }

  private static List<Path> signatures(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> SIGNATURE.matcher(file.toString()).matches()).toList();
    }
  }
}
