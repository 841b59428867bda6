package dev.lepton.assess.source;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The languages that are told apart by file name. */
public enum Language {
  JAVA("Java", true, "java"),
  PYTHON("Python", true, "py"),
  JAVASCRIPT("JavaScript", true, "js", "mjs", "cjs", "jsx"),
  TYPESCRIPT("TypeScript", true, "ts", "tsx"),
  KOTLIN("Kotlin", true, "kt", "kts"),
  GROOVY("Groovy", true, "groovy"),
  SCALA("Scala", true, "scala"),
  GO("Go", true, "go"),
  PHP("PHP", true, "php"),
  RUBY("Ruby", true, "rb"),
  CSHARP("C#", true, "cs"),
  C("C", true, "c", "h"),
  CPP("C++", true, "cpp", "cc", "cxx", "hpp"),
  RUST("Rust", true, "rs"),
  COBOL("COBOL", true, "cob", "cbl", "cpy"),
  SHELL("Shell", true, "sh", "bash"),
  SQL("SQL", true, "sql"),
  JSP("JSP", true, "jsp", "jspx", "tag"),
  HTML("HTML", true, "html", "htm", "xhtml"),
  CSS("CSS", true, "css"),
  XML("XML", false, "xml"),
  YAML("YAML", false, "yml", "yaml"),
  JSON("JSON", false, "json"),
  PROPERTIES("Properties", false, "properties"),
  TOML("TOML", false, "toml"),
  GRADLE("Gradle", false, "gradle");

  private static final Map<String, Language> BY_EXTENSION =
      Arrays.stream(values())
          .flatMap(language -> language.extensions.stream().map(end -> Map.entry(end, language)))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private final String title;
  private final boolean program;
  private final List<String> extensions;

  Language(String title, boolean program, String... extensions) {
    this.title = title;
    this.program = program;
    this.extensions = List.of(extensions);
  }

  /** The name that people use. */
  public String title() {
    return title;
  }

  /** Whether its lines count as code; settings and data do not. */
  public boolean isProgram() {
    return program;
  }

  /** The language that a file of this name is written in; empty when its ending is unknown. */
  public static Optional<Language> ofFile(String fileName) {
    if (fileName.endsWith(".gradle.kts")) {
      return Optional.of(GRADLE);
    }
    int dot = fileName.lastIndexOf('.');
    return dot < 0
        ? Optional.empty()
        : Optional.ofNullable(
            BY_EXTENSION.get(fileName.substring(dot + 1).toLowerCase(Locale.ROOT)));
  }
}
