package dev.lepton.assess.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
import java.util.zip.ZipFile;

/** What an analysis is made with, as keys for a cache. */
public final class Program {
  private Program() {}

  /**
   * This program and the Java it runs on: the analyser's classes and rules by their checksums, the
   * names and sizes of the libraries beside it.
   */
  public static List<String> identity() {
    List<String> key = new ArrayList<>();
    key.add(System.getProperty("java.vm.version") + " " + System.getProperty("java.home"));
    try {
      Path home =
          Path.of(Program.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isRegularFile(home)) {
        addEntries(home, key);
        addSizes(home, key);
      } else {
        addContents(home, file -> true, key);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own files cannot be read", e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the program does not know where it is", e);
    }
    return key;
  }

  /** What the archive says of its entries; hashing all of it would take longer than many a run. */
  private static void addEntries(Path archive, List<String> key) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      StringBuilder entries = new StringBuilder();
      zip.stream()
          .forEach(
              entry ->
                  entries
                      .append(entry.getName())
                      .append(' ')
                      .append(entry.getSize())
                      .append(' ')
                      .append(entry.getCrc())
                      .append('\n'));
      // Two sums of 32 bits each, which the processor works out; SHA-256 of so long a text would
      // take longer than all else that opens a cache.
      byte[] bytes = entries.toString().getBytes(StandardCharsets.UTF_8);
      key.add(bytes.length + " " + sum(new CRC32(), bytes) + " " + sum(new CRC32C(), bytes));
    }
  }

  private static long sum(Checksum checksum, byte[] bytes) {
    checksum.update(bytes);
    return checksum.getValue();
  }

  private static void addSizes(Path home, List<String> key) throws IOException {
    Path folder = home.toAbsolutePath().getParent();
    if (folder != null) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.sorted().toList()) {
          key.add(file.getFileName() + " " + Files.size(file));
        }
      }
    }
  }

  /**
   * Rule files, by their names and bytes.
   *
   * @throws UncheckedIOException when they cannot be read
   */
  public static List<String> rules(List<Path> paths) {
    List<String> key = new ArrayList<>();
    try {
      for (Path path : paths) {
        Path absolute = path.toAbsolutePath();
        // A single file takes its header from its folder.
        boolean alone = Files.isRegularFile(absolute) && absolute.getParent() != null;
        addContents(absolute, Program::isYaml, key);
        if (alone && Files.isRegularFile(absolute.resolveSibling("ruleset.yaml"))) {
          addContents(absolute.resolveSibling("ruleset.yaml"), Program::isYaml, key);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the rules cannot be read", e);
    }
    return key;
  }

  private static boolean isYaml(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  private static void addContents(Path root, Predicate<Path> wanted, List<String> key)
      throws IOException {
    if (!Files.exists(root)) {
      return; // whoever reads it says so
    }
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(wanted).filter(Files::isRegularFile).sorted().toList()) {
        key.add(file.toString());
        key.add(FileStamp.hash(file));
      }
    }
  }
}
