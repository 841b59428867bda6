package dev.lepton.transform.internal.nodejs;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which modules of an application load which others. */
record ModulePaths(NodeSources sources) {
  private static final Pattern LOADED =
      Pattern.compile("(?:require\\(\\s*|\\bfrom\\s+|\\bimport\\s+)['\"](\\.[^'\"]*)['\"]");
  private static final Pattern STARTED =
      Pattern.compile(
          "\"(?:start|start:prod)\"\\s*:\\s*\"(?:node|ts-node|tsx)\\s+([^\"\\s-][^\"\\s]*)\"");
  private static final Pattern MAIN = Pattern.compile("\"main\"\\s*:\\s*\"([^\"]+)\"");

  /** The module that a path means in another one. */
  Optional<NodeModule> load(NodeModule from, String path) {
    return resolve(folder(from.path()), path).flatMap(sources::module);
  }

  /**
   * Everything that is loaded when a package is started.
   *
   * @param folder of the package, with a slash at its end, or empty
   */
  Set<String> loaded(String folder) {
    Deque<String> open = new ArrayDeque<>();
    entry(folder).ifPresent(open::add);
    Set<String> seen = new HashSet<>();
    while (!open.isEmpty()) {
      String path = open.remove();
      Optional<NodeModule> module = seen.add(path) ? sources.module(path) : Optional.empty();
      module.ifPresent(
          found -> {
            Matcher loads = LOADED.matcher(found.script().file().content());
            while (loads.find()) {
              resolve(folder(path), loads.group(1)).ifPresent(open::add);
            }
          });
    }
    return seen;
  }

  private Optional<String> entry(String folder) {
    String description =
        sources.tree().text(folder + "package.json").map(text -> text.content()).orElse("");
    return Stream.of(STARTED, MAIN)
        .map(pattern -> pattern.matcher(description))
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .flatMap(path -> source(folder, path).stream())
        .findFirst()
        .or(
            () ->
                Stream.of("server.js", "index.js", "app.js", "src/index.ts", "src/server.ts")
                    .map(name -> folder + name)
                    .filter(sources.tree()::contains)
                    .findFirst());
  }

  /** A file that is started, or what it is compiled from. */
  private Optional<String> source(String folder, String path) {
    TypeScript compiler = new TypeScript(sources.tree(), folder);
    return resolve(folder, path)
        .or(() -> compiler.source(path).flatMap(file -> resolve(folder, file)));
  }

  private Optional<String> resolve(String folder, String path) {
    String base = normal(folder + path);
    // TypeScript names modules by what they will be compiled to.
    String compiled = base.replaceFirst("\\.([cm]?)js$", ".$1ts");
    return Stream.concat(
            Stream.of("", ".js", ".cjs", ".mjs", "/index.js", ".ts", "/index.ts")
                .map(ending -> base + ending),
            Stream.of(compiled))
        .filter(sources.tree()::contains)
        .findFirst();
  }

  private static String normal(String path) {
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.split("/")) {
      if (part.equals("..")) {
        parts.pollLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return String.join("/", parts);
  }

  private static String folder(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }
}
