package dev.lepton.assess.application;

import dev.lepton.assess.source.Language;
import dev.lepton.model.assessment.Profile;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Adds up files and lines. Not thread-safe. */
final class LanguageCount {
  private record Sum(int files, int lines) {}

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
        .filter(entry -> entry.getKey() != Language.JAVA && entry.getKey() != Language.PYTHON)
        .map(
            entry ->
                entry.getKey().title()
                    + ": "
                    + entry.getValue().files()
                    + " file(s) counted; rules read Java and Python code")
        .toList();
  }
}
