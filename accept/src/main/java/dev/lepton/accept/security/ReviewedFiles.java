package dev.lepton.accept.security;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What there is to review below some paths.
 *
 * @param manifests YAML files by the names that findings call them
 * @param dockerfiles likewise
 * @param leftOut files that cannot be reviewed as they are, each with the reason
 */
record ReviewedFiles(
    Map<String, Path> manifests, Map<String, Path> dockerfiles, List<String> leftOut) {

  /**
   * @param paths files, or folders with everything in them
   * @throws LeptonException DOCUMENT_MISSING when there is no such path, or it cannot be read
   */
  static ReviewedFiles below(List<Path> paths) {
    ReviewedFiles files = new ReviewedFiles(new TreeMap<>(), new TreeMap<>(), new ArrayList<>());
    for (Path path : paths) {
      try (Stream<Path> entries = Files.walk(path)) {
        for (Path file : entries.filter(Files::isRegularFile).sorted().toList()) {
          String name =
              Files.isDirectory(path)
                  ? path.relativize(file).toString().replace('\\', '/')
                  : String.valueOf(path.getFileName());
          files.add(name, file);
        }
      } catch (IOException e) {
        throw new LeptonException(
            ErrorCode.DOCUMENT_MISSING,
            "it cannot be read: " + e.getMessage(),
            path.toString(),
            "name files or folders that are there and may be read",
            e);
      }
    }
    return files;
  }

  private void add(String name, Path file) throws IOException {
    String last = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (isHidden(name)) {
      return;
    }
    if (last.equals("dockerfile") || last.equals("containerfile") || last.endsWith(".dockerfile")) {
      dockerfiles.put(name, file);
    } else if (last.endsWith(".yaml") || last.endsWith(".yml")) {
      if (isTemplate(file)) {
        leftOut.add(name + ": a template; render it first, and review the outcome");
      } else {
        manifests.put(name, file);
      }
    }
  }

  /** Version control and what earlier runs noted for themselves. */
  private static boolean isHidden(String name) {
    return name.startsWith(".") || name.contains("/.");
  }

  private static boolean isTemplate(Path file) throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    return file.toString().contains("templates") && text.contains("{{");
  }
}
