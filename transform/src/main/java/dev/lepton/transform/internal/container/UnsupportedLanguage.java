package dev.lepton.transform.internal.container;

import dev.lepton.transform.internal.source.SourceTree;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** Names the language of an application that cannot be put into an image. Pure. */
final class UnsupportedLanguage {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry(".rs", "Rust"),
          Map.entry(".ex", "Elixir"),
          Map.entry(".erl", "Erlang"),
          Map.entry(".scala", "Scala"),
          Map.entry(".clj", "Clojure"),
          Map.entry(".hs", "Haskell"),
          Map.entry(".pl", "Perl"),
          Map.entry(".c", "C"),
          Map.entry(".cpp", "C++"),
          Map.entry(".cob", "COBOL"),
          Map.entry(".cbl", "COBOL"),
          Map.entry(".swift", "Swift"),
          Map.entry(".lua", "Lua"),
          Map.entry(".rb", "Ruby without a Rack application"),
          Map.entry(".pas", "Pascal"),
          Map.entry(".vb", "Visual Basic"));

  private UnsupportedLanguage() {}

  static Optional<String> of(SourceTree tree) {
    return NAMES.keySet().stream()
        .filter(suffix -> !tree.files(suffix).isEmpty())
        .max(
            Comparator.comparing((String suffix) -> tree.files(suffix).size())
                .thenComparing(suffix -> suffix))
        .map(NAMES::get);
  }
}
