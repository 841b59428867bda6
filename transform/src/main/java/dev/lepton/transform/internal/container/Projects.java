package dev.lepton.transform.internal.container;

import dev.lepton.transform.internal.container.language.Folder;
import dev.lepton.transform.internal.container.language.Language;
import dev.lepton.transform.internal.container.process.Procfile;
import dev.lepton.transform.internal.source.SourceTree;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The folders of a tree that are projects of their own. Pure. */
final class Projects {
  static final String DOCKERFILE = "Dockerfile";

  /**
   * What lies in these is not meant to be run: tests, what others made, what was built, and what
   * tools keep in hidden folders, such as the container that an editor works in.
   */
  private static final Pattern LEFT_OUT =
      Pattern.compile(
          "(?:.*/)?(?:\\.[^/]+|tests?|__tests__|spec|testdata|fixtures|docs?|vendor|bower_components|dist|build|examples?|samples?)/.*");

  private Projects() {}

  /**
   * @param more folders that something else says are projects
   * @return the root first, then by path
   */
  static List<Folder> in(SourceTree tree, List<Language> languages, List<String> more) {
    SortedSet<String> folders = new TreeSet<>(List.of(""));
    for (String file : tree.files()) {
      String name = file.substring(file.lastIndexOf('/') + 1);
      boolean mark =
          name.equals(DOCKERFILE)
              || name.equals(Procfile.NAME)
              || languages.stream().anyMatch(language -> language.marks(name));
      if (mark && file.contains("/") && !LEFT_OUT.matcher(file).matches()) {
        folders.add(file.substring(0, file.lastIndexOf('/')));
      }
    }
    more.stream().filter(folder -> exists(tree, folder)).forEach(folders::add);
    return folders.stream().map(path -> new Folder(tree, path, below(path, folders))).toList();
  }

  private static boolean exists(SourceTree tree, String folder) {
    return tree.files().stream().anyMatch(file -> file.startsWith(folder + "/"));
  }

  private static List<String> below(String path, SortedSet<String> folders) {
    return folders.stream()
        .filter(other -> !other.equals(path))
        .filter(other -> path.isEmpty() || other.startsWith(path + "/"))
        .toList();
  }
}
