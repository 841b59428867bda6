package dev.lepton.assess.config;

import dev.lepton.assess.source.SourceFile;
import java.util.ArrayList;
import java.util.List;

/** Reads configuration files. A broken file is read as far as it goes. Stateless, thread-safe. */
public final class ConfigReader {
  private ConfigReader() {}

  public static ConfigFile read(SourceFile source, Format format, String text) {
    List<String> problems = new ArrayList<>();
    List<Setting> settings =
        switch (format) {
          case PROPERTIES -> PropertiesReader.read(text);
          case YAML, JSON -> TokenReader.read(format, text, problems);
          case XML -> XmlReader.read(text, problems);
          case ENVIRONMENT -> LineReader.assignments(text);
          case REQUIREMENTS -> LineReader.requirements(text);
          case PYPROJECT -> PyprojectReader.read(text);
          case GRADLE -> GradleReader.read(text);
          case DOCKERFILE -> LineReader.instructions(text);
          case PROCFILE -> LineReader.processes(text);
          case VERSION_FILE -> LineReader.version(text);
        };
    return new ConfigFile(
        source,
        format,
        settings,
        problems.stream().map(problem -> source.path() + ":" + problem).toList());
  }
}
