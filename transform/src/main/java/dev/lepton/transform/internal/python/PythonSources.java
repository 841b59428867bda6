package dev.lepton.transform.internal.python;

import dev.lepton.transform.internal.script.ScriptFile;
import dev.lepton.transform.internal.source.SourceTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Python files of an application, parsed when first asked for. Not thread-safe. */
final class PythonSources {
  private final SourceTree tree;
  private final Map<String, PythonModule> modules = new HashMap<>();

  PythonSources(SourceTree tree) {
    this.tree = tree;
  }

  Optional<PythonModule> module(String path) {
    return path.endsWith(".py")
        ? tree.text(path)
            .map(
                text ->
                    modules.computeIfAbsent(
                        path, ignored -> new PythonModule(ScriptFile.parse(text))))
        : Optional.empty();
  }

  /** The production files that contain a text; files at the top before those below. */
  List<PythonModule> mentioning(String wanted) {
    return tree.files(".py").stream()
        .filter(path -> !path.matches("(.*/)?(tests?/.*|test_\\w+\\.py|conftest\\.py)"))
        .filter(path -> tree.text(path).filter(text -> text.content().contains(wanted)).isPresent())
        .sorted((one, other) -> Long.compare(depth(one), depth(other)))
        .flatMap(path -> module(path).stream())
        .toList();
  }

  private static long depth(String path) {
    return path.chars().filter(character -> character == '/').count();
  }
}
