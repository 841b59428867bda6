package dev.lepton.assess.decompose;

import dev.lepton.assess.input.InputFile;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Code that takes no part in a proposal, because only Java is read for it. Stateless. */
final class OtherLanguages {
  private static final Map<String, String> LANGUAGES =
      Map.ofEntries(
          Map.entry("js", "JavaScript"),
          Map.entry("jsx", "JavaScript"),
          Map.entry("mjs", "JavaScript"),
          Map.entry("cjs", "JavaScript"),
          Map.entry("ts", "TypeScript"),
          Map.entry("tsx", "TypeScript"),
          Map.entry("py", "Python"),
          Map.entry("go", "Go"),
          Map.entry("rb", "Ruby"),
          Map.entry("php", "PHP"),
          Map.entry("cs", "C#"),
          Map.entry("kt", "Kotlin"),
          Map.entry("groovy", "Groovy"),
          Map.entry("scala", "Scala"));

  private OtherLanguages() {}

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
    return Optional.of("only Java is read: what these files do is not in it (" + all + ")");
  }
}
