package dev.lepton.assess.decompose;

import dev.lepton.assess.input.InputFile;
import dev.lepton.assess.modules.ModuleUses;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Code besides Java: what of it is read, and what takes no part in a proposal. Stateless. */
final class OtherLanguages {
  private static final Map<String, String> LANGUAGES =
      Map.ofEntries(
          Map.entry("kt", "Kotlin"),
          Map.entry("groovy", "Groovy"),
          Map.entry("scala", "Scala"),
          Map.entry("vb", "Visual Basic"),
          Map.entry("rs", "Rust"),
          Map.entry("vue", "Vue"),
          Map.entry("svelte", "Svelte"),
          Map.entry("pl", "Perl"));

  /** What bundlers write, beside the sources that they read. */
  private static final Pattern BUNDLED =
      Pattern.compile(
          "(?:^|/)(?:dist|build|out|\\.next|\\.nuxt|coverage|obj|bin/(?:Debug|Release))/");

  private OtherLanguages() {}

  /** Without what a build made, where its sources are there too. */
  static List<InputFile> sources(List<InputFile> files) {
    List<InputFile> sources =
        files.stream().filter(file -> !BUNDLED.matcher(file.path()).find()).toList();
    boolean any = sources.stream().anyMatch(file -> ModuleUses.reads(file.extension()));
    return any ? sources : files;
  }

  /**
   * What is missing from the proposal, most files first.
   *
   * @param files of the application, without its tests
   * @return empty when there is no code in other languages
   */
  static Optional<String> remark(List<InputFile> files) {
    Map<String, Long> counts =
        files.stream()
            .filter(file -> LANGUAGES.containsKey(file.extension()))
            .collect(
                Collectors.groupingBy(
                    file -> LANGUAGES.get(file.extension()), TreeMap::new, Collectors.counting()));
    if (counts.isEmpty()) {
      return Optional.empty();
    }
    String all =
        counts.entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .map(entry -> entry.getValue() + " " + entry.getKey())
            .collect(Collectors.joining(", "));
    return Optional.of(
        "what these files do is not in it: their language is not read (" + all + ")");
  }
}
