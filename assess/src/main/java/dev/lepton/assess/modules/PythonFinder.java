package dev.lepton.assess.modules;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds the file of a Python module: from the importing file, and from roots of packages. */
final class PythonFinder implements ImportResolver.Finder {
  private static final String INIT = "__init__.py";

  private final Set<String> files;
  private final Set<String> roots = new TreeSet<>();

  PythonFinder(Set<String> files) {
    this.files = files;
    for (String file : files) {
      if (file.equals(INIT) || file.endsWith("/" + INIT)) {
        String root = around(around(file));
        while (isPackage(root)) {
          root = around(root);
        }
        roots.add(root);
      }
    }
  }

  private boolean isPackage(String folder) {
    return !folder.isEmpty() && files.contains(folder + "/" + INIT);
  }

  private static String around(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  /** {@code from shop import orders}: the member may be a file of its own. */
  @Override
  public Optional<String> member(String from, String written, String member) {
    return find(from, written + (written.endsWith(".") ? "" : ".") + member);
  }

  @Override
  public Optional<String> find(String from, String written) {
    if (written.startsWith(".")) {
      String folder = around(from);
      int at = 1;
      while (at < written.length() && written.charAt(at) == '.') {
        folder = around(folder);
        at++;
      }
      return file(folder, written.substring(at));
    }
    for (String root : roots(from, written.indexOf('.') < 0)) {
      Optional<String> found = file(root, written);
      if (found.isPresent() && !found.get().equals(from)) {
        return found;
      }
    }
    return Optional.empty();
  }

  /**
   * Nearest first. A name of one part, such as {@code logging}, is mostly a library's: it is not
   * looked for in other branches of the tree.
   */
  private Set<String> roots(String from, boolean single) {
    Set<String> all = new LinkedHashSet<>();
    String folder = around(from);
    if (!isPackage(folder)) {
      all.add(folder);
    }
    for (String up = folder; !up.isEmpty(); up = around(up)) {
      String next = around(up);
      if (!isPackage(next)) {
        all.add(next);
        all.add(next.isEmpty() ? "src" : next + "/src");
      }
    }
    if (!single) {
      all.addAll(roots);
    }
    return all;
  }

  private Optional<String> file(String folder, String module) {
    String path = (folder.isEmpty() ? "" : folder + "/") + module.replace('.', '/');
    String plain = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    if (files.contains(plain + ".py")) {
      return Optional.of(plain + ".py");
    }
    String init = plain.isEmpty() ? INIT : plain + "/" + INIT;
    return files.contains(init) ? Optional.of(init) : Optional.empty();
  }
}
