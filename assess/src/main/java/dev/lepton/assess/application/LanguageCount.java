package dev.lepton.assess.application;

import dev.lepton.assess.source.Language;
import dev.lepton.model.assessment.Profile;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Adds up files and lines. Not thread-safe. */
final class LanguageCount {
  private record Sum(int files, int lines) {}

  /** Whose calls and names rules are asked about. */
  private static final Set<Language> READ =
      EnumSet.of(
          Language.JAVA,
          Language.PYTHON,
          Language.JAVASCRIPT,
          Language.TYPESCRIPT,
          Language.GO,
          Language.PHP,
          Language.RUBY,
          Language.CSHARP);

  private final Map<Language, Sum> sums = new EnumMap<>(Language.class);

  void add(Language language, int lines) {
    sums.merge(
        language,
        new Sum(1, lines),
        (a, b) -> new Sum(a.files() + b.files(), a.lines() + b.lines()));
  }

  List<Profile.Language> languages() {
    return sums.entrySet().stream()
        .map(
            entry ->
                new Profile.Language(
                    entry.getKey().title(), entry.getValue().files(), entry.getValue().lines()))
        .sorted(
            Comparator.comparingInt(Profile.Language::lines)
                .reversed()
                .thenComparing(Profile.Language::name))
        .toList();
  }

  /** One line for each language whose code is counted, but not looked into. */
  List<String> onlyCounted() {
    return sums.entrySet().stream()
        .filter(entry -> !READ.contains(entry.getKey()))
        .map(
            entry ->
                entry.getKey().title()
                    + ": "
                    + entry.getValue().files()
                    + " file(s) counted; no rule knows this language, only those about texts look into"
                    + " it")
        .toList();
  }
}
