package dev.lepton.assess.profile;

import dev.lepton.assess.application.Application;
import dev.lepton.assess.config.ConfigFile;
import dev.lepton.assess.config.Format;
import dev.lepton.assess.config.Setting;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lists what an application declares to depend on, without that of its tests. */
public final class Dependencies {
  private Dependencies() {}

  /** In the order of the files' paths. */
  public static List<Dependency> of(Application application) {
    return application.liveConfig().flatMap(file -> of(file, application)).toList();
  }

  private static Stream<Dependency> of(ConfigFile file, Application application) {
    if (file.source().name().equals("pom.xml")) {
      return new MavenDependencies(application).of(file);
    }
    if (file.source().name().equals("package.json")) {
      return prefixed(file, "dependencies.", "npm:");
    }
    return switch (file.format()) {
      case GRADLE ->
          Stream.concat(
              prefixed(file, "dependency.", "maven:"), prefixed(file, "plugin.", "gradle:"));
      case PYPROJECT -> prefixed(file, "dependency.", "pip:");
      case REQUIREMENTS -> prefixed(file, "", "pip:");
      default -> Stream.empty();
    };
  }

  private static Stream<Dependency> prefixed(ConfigFile file, String prefix, String ecosystem) {
    return file.under(prefix)
        .filter(setting -> file.format() != Format.JSON || !setting.value().isEmpty())
        .map(
            setting ->
                new Dependency(
                    ecosystem + setting.key().substring(prefix.length()),
                    version(setting),
                    file.placeOf(setting)));
  }

  /**
   * The first version that the specifiers name: {@code ==3.1.3}, {@code ^4.18.2}, {@code >=2,<3}.
   */
  private static Optional<String> version(Setting setting) {
    String version =
        setting.value().replaceFirst("^[=<>!~^v\\s]+", "").replaceFirst("[,\\s|].*$", "").strip();
    return version.matches("\\d.*") ? Optional.of(version) : Optional.empty();
  }
}
