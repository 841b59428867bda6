package dev.lepton.assess.reference;

import dev.lepton.assess.evaluate.Provider;
import dev.lepton.assess.evaluate.Query;
import dev.lepton.assess.input.AnalysisInput;
import dev.lepton.assess.input.FileTable;
import dev.lepton.assess.input.InputLimits;
import dev.lepton.assess.input.InputWalker;
import dev.lepton.assess.input.LibrarySelection;
import dev.lepton.assess.input.Mode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks a provider about a folder. */
final class Inputs {
  private Inputs() {}

  /** Conditions get their positions as ids. */
  @SafeVarargs
  static CollectedHits ask(
      Provider provider, String capability, Path folder, Map<String, Object>... conditions) {
    return ask(provider, capability, folder, Optional.empty(), conditions);
  }

  /** With what a build has left in a local Maven repository. */
  @SafeVarargs
  static CollectedHits ask(
      Provider provider,
      String capability,
      Path folder,
      Optional<Path> repository,
      Map<String, Object>... conditions) {
    List<Query> queries = new ArrayList<>();
    for (Map<String, Object> condition : conditions) {
      queries.add(new Query(queries.size(), capability, condition));
    }
    return ask(provider, folder, repository, LibrarySelection.ALL, queries);
  }

  /** With these libraries only. */
  static CollectedHits ask(
      Provider provider,
      Path folder,
      Optional<Path> repository,
      LibrarySelection libraries,
      List<Query> queries) {
    CollectedHits hits = new CollectedHits(folder);
    try (FileTable table = InputWalker.open(List.of(folder), Mode.FULL, InputLimits.DEFAULT)) {
      provider.analyse(
          new AnalysisInput(table, Mode.FULL, repository, 2).with(libraries), queries, hits);
    }
    return hits;
  }
}
