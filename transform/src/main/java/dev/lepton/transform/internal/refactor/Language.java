package dev.lepton.transform.internal.refactor;

import dev.lepton.model.assessment.Finding;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a recipe can read and write, told by a file's name. */
public enum Language {
  JAVA("\\.java$"),
  PYTHON("\\.py$"),
  NODEJS("\\.[cm]?[jt]sx?$"),
  /** Properties, YAML, XML, build files and the like. */
  CONFIG("\\.(properties|ya?ml|xml|json|txt|toml|gradle)$|(^|/)(Docker|Container)file|(^|/)\\.");

  private final Predicate<String> file;

  Language(String pattern) {
    this.file = Pattern.compile(pattern).asPredicate();
  }

  /** Whether a file of this name is one of the language. */
  public boolean owns(String path) {
    return file.test(path);
  }

  /** The rules of a language are its own wherever they find something; others go by the file. */
  boolean concerns(Finding finding) {
    return !finding.ruleId().startsWith("lepton-platform-") || owns(finding.file());
  }

  /** As the table of recipes writes it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
