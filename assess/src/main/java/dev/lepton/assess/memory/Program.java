package dev.lepton.assess.memory;

import dev.lepton.assess.input.Once;
import dev.lepton.assess.ruleset.RulesetReader;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.ZipFile;

/** What an analysis is made with, as keys for a cache. */
public final class Program {
  private static final Once<List<String>> IDENTITY = new Once<>(Program::readIdentity);

  private Program() {}

  /**
   * This program and the Java it runs on: the analyser's classes and rules by their checksums, the
   * names and sizes of the libraries beside it.
   */
  public static List<String> identity() {
    return IDENTITY.get();
  }

  private static List<String> readIdentity() {
    List<String> key = new ArrayList<>();
    key.add(System.getProperty("java.vm.version") + " " + System.getProperty("java.home"));
    try {
      Path home =
          Path.of(Program.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isRegularFile(home)) {
        addEntries(home, key);
        addSizes(home, key);
      } else {
        key.add(contents(home));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own files cannot be read", e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the program does not know where it is", e);
    }
    return List.copyOf(key);
  }

  /** What the archive says of its entries; to read all of it would take longer than many a run. */
  private static void addEntries(Path archive, List<String> key) throws IOException {
    Sums sums = new Sums();
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      zip.stream()
          .forEach(
              entry -> sums.add(entry.getName() + " " + entry.getSize() + " " + entry.getCrc()));
    }
    key.add(sums.toString());
  }

  private static void addSizes(Path home, List<String> key) throws IOException {
    Path folder = home.toAbsolutePath().getParent();
    if (folder != null) {
      Sums sums = new Sums();
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.sorted().toList()) {
          sums.add(file.getFileName() + " " + Files.size(file));
        }
      }
      key.add(sums.toString());
    }
  }

  /**
   * Rule files, by their names and bytes.
   *
   * @throws UncheckedIOException when they cannot be read
   * @throws LeptonException CONFIG_UNREADABLE when a path is missing or cannot be listed
   */
  public static List<String> rules(List<Path> paths) {
    try {
      return List.of(contents(RulesetReader.files(paths)));
    } catch (IOException e) {
      throw new UncheckedIOException("the rules cannot be read", e);
    }
  }

  private static String contents(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return contents(files.filter(Files::isRegularFile).sorted().toList());
    }
  }

  private static String contents(List<Path> files) throws IOException {
    Sums sums = new Sums();
    for (Path file : files) {
      sums.add(file.toAbsolutePath().toString());
      sums.add(Files.readAllBytes(file));
    }
    return sums.toString();
  }

  /**
   * The length and two sums of 32 bits each of texts, each apart from the next. The processor works
   * them out; SHA-256 would take longer than all else that opens a cache.
   */
  private static final class Sums {
    private final CRC32 one = new CRC32();
    private final CRC32C other = new CRC32C();
    private long length;

    void add(String text) {
      add(text.getBytes(StandardCharsets.UTF_8));
    }

    void add(byte[] bytes) {
      update(bytes);
      update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    }

    private void update(byte[] bytes) {
      one.update(bytes);
      other.update(bytes);
      length += bytes.length;
    }

    @Override
    public String toString() {
      return length + " " + one.getValue() + " " + other.getValue();
    }
  }
}
