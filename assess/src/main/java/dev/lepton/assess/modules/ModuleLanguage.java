package dev.lepton.assess.modules;

import dev.lepton.assess.input.InputFile;
import dev.lepton.assess.reference.script.NodeGrammars;
import dev.lepton.assess.reference.script.Syntax;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.treesitter.TSLanguage;
import org.treesitter.TreeSitterCSharp;
import org.treesitter.TreeSitterGo;
import org.treesitter.TreeSitterPhp;
import org.treesitter.TreeSitterPython;
import org.treesitter.TreeSitterRuby;

/** The languages of which files are related to each other. */
enum ModuleLanguage {
  PYTHON(PythonReader::new, Map.of("py", TreeSitterPython::new)),
  NODE(NodeReader::new, NodeGrammars.all()),
  CSHARP(CsharpReader::new, Map.of("cs", TreeSitterCSharp::new)),
  GO(GoReader::new, Map.of("go", TreeSitterGo::new)),
  PHP(PhpReader::new, Map.of("php", TreeSitterPhp::new)),
  RUBY(RubyReader::new, Map.of("rb", TreeSitterRuby::new));

  private final BiFunction<String, Syntax, ModuleReader> reader;
  private final Map<String, Supplier<TSLanguage>> grammars;

  ModuleLanguage(
      BiFunction<String, Syntax, ModuleReader> reader, Map<String, Supplier<TSLanguage>> grammars) {
    this.reader = reader;
    this.grammars = grammars;
  }

  static Optional<ModuleLanguage> of(String extension) {
    for (ModuleLanguage language : values()) {
      if (language.grammars.containsKey(extension)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }

  TSLanguage grammar(String extension) {
    Supplier<TSLanguage> grammar = grammars.get(extension);
    if (grammar == null) {
      throw new IllegalArgumentException(extension);
    }
    return grammar.get();
  }

  ModuleReader reader(String path, Syntax syntax) {
    return reader.apply(path, syntax);
  }

  /**
   * @param modules by path
   * @param all files of the application, for what settings say of names
   */
  Resolver resolver(Map<String, Module> modules, List<InputFile> all) {
    List<Module> sorted = List.copyOf(modules.values());
    return switch (this) {
      case PYTHON -> new ImportResolver(modules, new PythonFinder(modules.keySet()));
      case NODE ->
          new ImportResolver(modules, new NodeFinder(modules.keySet(), NodePaths.read(all)));
      case GO -> new SpaceResolver(sorted, GoPackages.read(all, sorted));
      case CSHARP, PHP, RUBY -> new SpaceResolver(sorted, Map.of());
    };
  }
}
