package dev.lepton.transform.internal.nodejs;

import dev.lepton.transform.internal.refactor.Language;
import dev.lepton.transform.internal.script.ScriptFile;
import dev.lepton.transform.internal.source.SourceTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The JavaScript and TypeScript files of an application, parsed when first asked for. */
final class NodeSources {
  private final SourceTree tree;
  private final Map<String, NodeModule> modules = new HashMap<>();

  NodeSources(SourceTree tree) {
    this.tree = tree;
  }

  SourceTree tree() {
    return tree;
  }

  Optional<NodeModule> module(String path) {
    return Language.NODEJS.owns(path)
        ? tree.text(path)
            .map(
                text ->
                    modules.computeIfAbsent(
                        path, ignored -> new NodeModule(ScriptFile.parse(text))))
        : Optional.empty();
  }

  /** The production files that contain a text; files at the top before those below. */
  List<NodeModule> mentioning(String wanted) {
    return tree.files().stream()
        .filter(Language.NODEJS::owns)
        .filter(
            path ->
                !path.matches(
                    "(.*/)?(tests?|__tests__|spec|public|static|dist)/.*|.*\\.(test|spec)\\.\\w+|.*\\.min\\.js"))
        .filter(path -> tree.text(path).filter(text -> text.content().contains(wanted)).isPresent())
        .sorted((one, other) -> Long.compare(depth(one), depth(other)))
        .flatMap(path -> module(path).stream())
        .toList();
  }

  private static long depth(String path) {
    return path.chars().filter(character -> character == '/').count();
  }
}
