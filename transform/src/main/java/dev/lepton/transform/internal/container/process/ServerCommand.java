package dev.lepton.transform.internal.container.process;

import dev.lepton.transform.internal.source.SourceTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A command that was written for a server, where the application lies in some folder, as it is in
 * the application's own tree.
 *
 * @param words with the tree's paths in place of the server's
 * @param file of the tree that it names, if it names one
 */
record ServerCommand(List<String> words, Optional<String> file) {

  static ServerCommand of(SourceTree tree, List<String> onServer) {
    List<String> words = new ArrayList<>();
    Optional<String> named = Optional.empty();
    for (String word : onServer) {
      Optional<String> inTree =
          word.contains("/") || word.contains(".") ? longestMatch(tree, word) : Optional.empty();
      if (inTree.isPresent()) {
        words.add(inTree.get());
        named = named.or(() -> inTree);
      } else if (words.isEmpty() && word.startsWith("/")) {
        // An interpreter or a program in a virtual environment: the image has it on its path.
        words.add(word.substring(word.lastIndexOf('/') + 1));
      } else {
        words.add(word);
      }
    }
    return new ServerCommand(List.copyOf(words), named);
  }

  /** The file of the tree whose whole path the server's path ends with. */
  private static Optional<String> longestMatch(SourceTree tree, String path) {
    String relative = path.replaceFirst("^\\./", "");
    while (true) {
      if (tree.contains(relative)) {
        return Optional.of(relative);
      }
      int slash = relative.indexOf('/');
      if (slash < 0) {
        return Optional.empty();
      }
      relative = relative.substring(slash + 1);
    }
  }

  /** The folder of the named file; "" for the root. */
  Optional<String> folder() {
    return file.map(path -> path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "");
  }

  /** A name for it, after the file. */
  String label(String otherwise) {
    return file.map(path -> path.replaceFirst(".*/", "").replaceFirst("\\.\\w+$", ""))
        .orElse(otherwise);
  }
}
