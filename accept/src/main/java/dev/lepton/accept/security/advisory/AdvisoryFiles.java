package dev.lepton.accept.security.advisory;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records of OSV in files: JSON, a folder of it, or a zip of it as osv.dev publishes one for each
 * ecosystem. One record is in memory at a time. Not thread-safe.
 */
final class AdvisoryFiles {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MOST_BYTES = 64 << 20;
  private static final int MOST_NAMED = 5;

  private final Consumer<JsonNode> records;
  private final List<String> unread = new ArrayList<>();
  private long count;

  AdvisoryFiles(Consumer<JsonNode> records) {
    this.records = records;
  }

  /** How many records were read. */
  long count() {
    return count;
  }

  /** What is no record, by a few examples. */
  List<String> unread() {
    List<String> some = new ArrayList<>(unread.subList(0, Math.min(MOST_NAMED, unread.size())));
    if (unread.size() > MOST_NAMED) {
      some.add((unread.size() - MOST_NAMED) + " more files of advisories cannot be read");
    }
    return some;
  }

  /**
   * @throws LeptonException DOCUMENT_MISSING when it cannot be read, CONFIG_INVALID when there is
   *     no record in it
   */
  void read(Path path) {
    long before = count;
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        file(file, file.equals(path));
      }
    } catch (IOException e) {
      throw new LeptonException(
          ErrorCode.DOCUMENT_MISSING,
          "the advisories cannot be read: " + e.getMessage(),
          path.toString(),
          "name a file, a zip or a folder of OSV records that is there and may be read",
          e);
    }
    if (count == before) {
      throw new LeptonException(
          ErrorCode.CONFIG_INVALID,
          "there is no advisory in it" + (unread.isEmpty() ? "" : ": " + unread.get(0)),
          path.toString(),
          "give records of OSV's schema as JSON, or the zip that osv.dev publishes for an"
              + " ecosystem");
    }
  }

  private void file(Path file, boolean asked) throws IOException {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".zip")) {
      zip(file);
    } else if (asked || name.endsWith(".json")) {
      try (InputStream content = Files.newInputStream(file)) {
        json(file.toString(), content);
      }
    }
  }

  private void zip(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
        if (!entry.isDirectory() && entry.getName().endsWith(".json")) {
          try (InputStream content = zip.getInputStream(entry)) {
            json(file + "!/" + entry.getName(), content);
          }
        }
      }
    } catch (java.util.zip.ZipException e) {
      unread.add(file + ": " + e.getMessage());
    }
  }

  private void json(String where, InputStream content) throws IOException {
    byte[] bytes = content.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      unread.add(where + ": it has more than " + (MOST_BYTES >> 20) + " MiB");
      return;
    }
    try {
      JsonNode node = JSON.readTree(bytes);
      Stream<JsonNode> all = node.isArray() ? node.valueStream() : Stream.of(node);
      all.forEach(one -> record(where, one));
    } catch (JacksonException e) {
      unread.add(where + ": " + e.getOriginalMessage());
    }
  }

  private void record(String where, JsonNode node) {
    if (AdvisoryReader.isRecord(node)) {
      count++;
      records.accept(node);
    } else {
      unread.add(where + ": no record of OSV's schema: id or modified is missing");
    }
  }
}
