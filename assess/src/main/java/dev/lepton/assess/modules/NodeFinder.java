package dev.lepton.assess.modules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the file that an import of JavaScript or TypeScript means. */
final class NodeFinder implements ImportResolver.Finder {
  private static final List<String> ENDINGS =
      List.of("", ".ts", ".tsx", ".js", ".jsx", ".mjs", ".cjs", ".mts", ".cts");
  private static final List<String> MAINS = List.of("/src/index", "/index", "/lib/index");

  private final Set<String> files;
  private final NodePaths paths;

  NodeFinder(Set<String> files, NodePaths paths) {
    this.files = files;
    this.paths = paths;
  }

  @Override
  public Optional<String> find(String from, String written) {
    if (written.startsWith(".")) {
      return file(normal(folder(from) + "/" + written));
    }
    for (String mapped : paths.mapped(from, written)) {
      Optional<String> found = file(mapped);
      if (found.isPresent()) {
        return found;
      }
    }
    return workspace(written).or(() -> byRoot(from, written));
  }

  /** Another package of the same repository. */
  private Optional<String> workspace(String written) {
    for (Map.Entry<String, String> one : paths.packages().entrySet()) {
      String name = one.getKey();
      if (written.equals(name)) {
        return MAINS.stream().flatMap(main -> file(one.getValue() + main).stream()).findFirst();
      }
      if (written.startsWith(name + "/")) {
        String rest = written.substring(name.length());
        return file(one.getValue() + rest).or(() -> file(one.getValue() + "/src" + rest));
      }
    }
    return Optional.empty();
  }

  /**
   * {@code @/orders}, {@code ~/orders} and {@code src/orders} count from a root around the file.
   */
  private Optional<String> byRoot(String from, String written) {
    boolean marked = written.startsWith("@/") || written.startsWith("~/");
    if (!marked && !written.startsWith("src/") && !written.startsWith("app/")) {
      return Optional.empty();
    }
    String plain = marked ? written.substring(2) : written;
    for (String up = folder(from); ; up = folder(up)) {
      String base = up.isEmpty() ? "" : up + "/";
      Optional<String> found = file(base + "src/" + plain).or(() -> file(base + plain));
      if (found.isPresent() || up.isEmpty()) {
        return found;
      }
    }
  }

  private static String folder(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  private Optional<String> file(String written) {
    String path = normal(written);
    // a compiled name stands for its source
    String bare = path.replaceFirst("\\.(?:js|jsx|mjs|cjs)$", "");
    for (String stem : path.equals(bare) ? List.of(path) : List.of(path, bare)) {
      for (String ending : ENDINGS) {
        if (files.contains(stem + ending)) {
          return Optional.of(stem + ending);
        }
      }
      for (String ending : ENDINGS.subList(1, ENDINGS.size())) {
        String index = (stem.isEmpty() ? "" : stem + "/") + "index" + ending;
        if (files.contains(index)) {
          return Optional.of(index);
        }
      }
    }
    return Optional.empty();
  }

  /** Without dots, and without a slash in front. */
  static String normal(String path) {
    java.util.ArrayDeque<String> parts = new java.util.ArrayDeque<>();
    for (String part : path.split("/")) {
      if (part.equals("..")) {
        parts.pollLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return String.join("/", parts);
  }
}
