package dev.lepton.operate.recovery;

import dev.lepton.operate.recovery.runbook.Fact;
import dev.lepton.operate.recovery.runbook.Facts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What is kept of an incident before anything is changed; for its owner's eyes only. */
final class EvidenceFolder {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Path path;

  private EvidenceFolder(Path path) {
    this.path = path;
  }

  /**
   * Keeps all there is. Where the folder's disk is full, the machine's temporary one is taken.
   *
   * @param facts of the look that made the failure certain
   * @throws UncheckedIOException if neither can be written
   */
  static EvidenceFolder keep(Path root, String name, List<String> signs, Facts facts, Site site) {
    try {
      return fill(root.resolve(name), facts, signs, site);
    } catch (UncheckedIOException e) {
      Path other = Path.of(System.getProperty("java.io.tmpdir"), "lepton-evidence", name);
      return fill(other, facts, signs, site);
    }
  }

  /** What the folder of an incident is called. */
  static String name(String failure, Instant at) {
    return TIME.format(at) + "-" + failure;
  }

  private static EvidenceFolder fill(Path folder, Facts facts, List<String> signs, Site site) {
    try {
      Files.createDirectories(folder, ownerOnly());
      Set<String> logs = site.save(folder);
      EvidenceFolder evidence = new EvidenceFolder(folder);
      evidence.write("facts.txt", facts.all().stream().map(Fact::text).toList());
      evidence.write("signs.txt", signs);
      evidence.write("logs.txt", logs.stream().sorted().toList());
      return evidence;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        }
        : new FileAttribute<?>[0];
  }

  Path path() {
    return path;
  }

  private void write(String file, List<String> lines) throws IOException {
    Files.write(
        path.resolve(file),
        lines.stream()
            .map(line -> line + "\n")
            .collect(Collectors.joining())
            .getBytes(StandardCharsets.UTF_8));
  }
}
