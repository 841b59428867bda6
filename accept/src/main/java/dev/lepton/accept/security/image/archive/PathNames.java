package dev.lepton.accept.security.image.archive;

import java.util.ArrayDeque;
import java.util.Deque;

/** Names of files within an archive. Stateless. */
final class PathNames {
  private PathNames() {}

  /** Relative, without dots: two dots at the top lead nowhere, as for a root file system. */
  static String clean(String name) {
    if (!name.startsWith("/") && !name.startsWith(".") && isClean(name)) {
      return name;
    }
    Deque<String> steps = new ArrayDeque<>();
    for (String step : name.split("/", -1)) {
      if (step.equals("..")) {
        steps.pollLast();
      } else if (!step.isEmpty() && !step.equals(".")) {
        steps.addLast(step);
      }
    }
    return String.join("/", steps);
  }

  private static boolean isClean(String name) {
    return !name.contains("//") && !name.contains("/.") && !name.endsWith("/");
  }

  /** What is before the last slash; empty at the top. */
  static String folder(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
