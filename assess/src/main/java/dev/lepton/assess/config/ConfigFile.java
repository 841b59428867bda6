package dev.lepton.assess.config;

import dev.lepton.assess.code.Place;
import dev.lepton.assess.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The settings of one file, in their order.
 *
 * @param problems what could not be read, each with its position
 */
public record ConfigFile(
    SourceFile source, Format format, List<Setting> settings, List<String> problems) {
  public ConfigFile {
    settings = List.copyOf(settings);
    problems = List.copyOf(problems);
  }

  public Optional<Setting> setting(String key) {
    return settings.stream().filter(setting -> setting.key().equals(key)).findFirst();
  }

  /** Settings below a path, for instance {@code project/dependencies/}. */
  public Stream<Setting> under(String path) {
    return settings.stream().filter(setting -> setting.key().startsWith(path));
  }

  public Place placeOf(Setting setting) {
    return new Place(source.path(), setting.line());
  }
}
