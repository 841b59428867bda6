package dev.lepton.assess.reference.script;

import dev.lepton.assess.dependency.DependencyAnswers;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.treesitter.TSLanguage;
import org.treesitter.TreeSitterCSharp;
import org.treesitter.TreeSitterGo;
import org.treesitter.TreeSitterPython;

/** The languages besides Java, each with its grammars and its rules for names. */
public enum ScriptLanguage {
  NODEJS("nodejs", DependencyAnswers.NODEJS, NodeNames::new, NodeGrammars.all()),
  GO("go", DependencyAnswers.GO, GoNames::new, Map.of("go", TreeSitterGo::new)),
  PYTHON("python", DependencyAnswers.PYTHON, PythonNames::new, Map.of("py", TreeSitterPython::new)),
  CSHARP("csharp", DependencyAnswers.CSHARP, CsharpNames::new, Map.of("cs", TreeSitterCSharp::new));

  private final String provider;
  private final DependencyAnswers dependencies;
  private final Supplier<NameFinder> finder;
  private final Map<String, Supplier<TSLanguage>> grammars;

  ScriptLanguage(
      String provider,
      DependencyAnswers dependencies,
      Supplier<NameFinder> finder,
      Map<String, Supplier<TSLanguage>> grammars) {
    this.provider = provider;
    this.dependencies = dependencies;
    this.finder = finder;
    this.grammars = grammars;
  }

  String provider() {
    return provider;
  }

  DependencyAnswers dependencies() {
    return dependencies;
  }

  NameFinder finder() {
    return finder.get();
  }

  Optional<TSLanguage> grammar(String extension) {
    return Optional.ofNullable(grammars.get(extension)).map(Supplier::get);
  }

  boolean reads(String extension) {
    return grammars.containsKey(extension);
  }
}
