package dev.lepton.assess.config;

import dev.lepton.assess.source.Language;
import dev.lepton.assess.source.SourceFile;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The kinds of configuration and build files that are read. */
public enum Format {
  PROPERTIES,
  YAML,
  JSON,
  XML,
  ENVIRONMENT,
  REQUIREMENTS,
  PYPROJECT,
  GRADLE,
  DOCKERFILE,
  PROCFILE,
  VERSION_FILE;

  /** Written by tools, long, and full of look-alikes. */
  private static final Set<String> LOCK_FILES =
      Set.of("package-lock.json", "pnpm-lock.yaml", "composer.lock", "npm-shrinkwrap.json");

  private static final Set<String> VERSION_FILES =
      Set.of(".python-version", ".java-version", ".nvmrc", "runtime.txt");

  /** The format of a file, by its name; empty for one that is not configuration. */
  public static Optional<Format> of(SourceFile file) {
    String name = file.name().toLowerCase(Locale.ROOT);
    if (LOCK_FILES.contains(name)) {
      return Optional.empty();
    }
    if (name.matches("requirements([-_.]?\\w+)?\\.txt")) {
      return Optional.of(REQUIREMENTS);
    }
    if (name.matches("(dockerfile|containerfile)(\\..+)?|.+\\.dockerfile")) {
      return Optional.of(DOCKERFILE);
    }
    if (name.equals("pyproject.toml")) {
      return Optional.of(PYPROJECT);
    }
    if (name.equals("procfile")) {
      return Optional.of(PROCFILE);
    }
    if (VERSION_FILES.contains(name)) {
      return Optional.of(VERSION_FILE);
    }
    return name.matches("\\.env(\\..+)?|.+\\.env|\\.flaskenv|.+\\.(ini|cfg|conf)")
        ? Optional.of(ENVIRONMENT)
        : file.language().flatMap(Format::ofLanguage);
  }

  private static Optional<Format> ofLanguage(Language language) {
    return switch (language) {
      case PROPERTIES -> Optional.of(PROPERTIES);
      case YAML -> Optional.of(YAML);
      case JSON -> Optional.of(JSON);
      case XML -> Optional.of(XML);
      case GRADLE -> Optional.of(GRADLE);
      default -> Optional.empty();
    };
  }
}
