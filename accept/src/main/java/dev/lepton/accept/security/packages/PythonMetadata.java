package dev.lepton.accept.security.packages;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What pip and its like have installed. Stateless. */
final class PythonMetadata {
  private PythonMetadata() {}

  /** The first block is the header; descriptions follow it. */
  static List<InstalledPackage> read(String where, InputStream content) throws IOException {
    List<Map<String, String>> blocks = new ArrayList<>();
    Stanzas.read(
        content,
        block -> {
          if (blocks.isEmpty()) {
            blocks.add(block);
          }
        });
    return blocks.stream()
        .filter(block -> block.containsKey("Name") && block.containsKey("Version"))
        .map(
            block ->
                InstalledPackage.of("PyPI", normal(block.get("Name")), block.get("Version"), where))
        .toList();
  }

  /** By PEP 503. */
  static String normal(String name) {
    return name.replaceAll("[-_.]+", "-").toLowerCase(Locale.ROOT);
  }
}
