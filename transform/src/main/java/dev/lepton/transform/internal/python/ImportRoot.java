package dev.lepton.transform.internal.python;

import dev.lepton.transform.internal.source.SourceTree;
import java.util.stream.Stream;

/**
 * Where the modules of a Python project are imported from.
 *
 * @param folder of the project, with a slash at its end, or empty
 * @param below the rest of the way, with a slash at its end, or empty
 */
record ImportRoot(String folder, String below) {

  /** Of the project that a module belongs to. */
  static ImportRoot of(SourceTree tree, String module) {
    String folder = module.substring(0, module.lastIndexOf('/') + 1);
    while (!folder.isEmpty() && !isProject(tree, folder)) {
      folder = folder.substring(0, folder.lastIndexOf('/', folder.length() - 2) + 1);
    }
    return new ImportRoot(folder, module.startsWith(folder + "src/") ? "src/" : "");
  }

  private static boolean isProject(SourceTree tree, String folder) {
    return Stream.of("requirements.txt", "pyproject.toml", "setup.py", "Pipfile")
        .anyMatch(name -> tree.contains(folder + name));
  }

  /** With a slash at its end, or empty. */
  String path() {
    return folder + below;
  }

  /** How a module is called when it is imported. */
  String module(String file) {
    return file.substring(path().length()).replaceFirst("(/__init__)?\\.py$", "").replace('/', '.');
  }
}
