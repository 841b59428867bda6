package dev.lepton.cli.portfolio;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Files that were named, or lie in folders that were named. Stateless. */
final class FilesIn {
  private FilesIn() {}

  /**
   * @param endings of the files that are looked for in folders, lower case
   */
  static List<Path> all(List<Path> places, String... endings) {
    List<Path> files = new ArrayList<>();
    for (Path place : places) {
      if (Files.isDirectory(place)) {
        try (Stream<Path> found = Files.list(place)) {
          found
              .filter(Files::isRegularFile)
              .filter(
                  file ->
                      Stream.of(endings)
                          .anyMatch(
                              file.getFileName().toString().toLowerCase(Locale.ROOT)::endsWith))
              .sorted()
              .forEach(files::add);
        } catch (IOException e) {
          throw new LeptonException(
              ErrorCode.CONFIG_UNREADABLE,
              "the folder cannot be listed: " + e.getMessage(),
              place.toString(),
              "check its rights",
              e);
        }
      } else {
        files.add(place);
      }
    }
    return files;
  }
}
