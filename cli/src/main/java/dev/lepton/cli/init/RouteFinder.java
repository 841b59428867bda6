package dev.lepton.cli.init;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks for paths that answer a GET without parameters, as Flask, FastAPI, Express and Spring write
 * them. A guess for a person to check: what it does not recognise it leaves out. Stateless.
 */
final class RouteFinder {
  private static final Pattern ROUTE =
      Pattern.compile(
          "(?:@\\w+\\.(?:get|route)|\\b(?:app|router)\\.get|@GetMapping)\\(\\s*[\"'](/[\\w./-]*)[\"']");
  // A prefix given elsewhere makes the literal only the end of the path.
  private static final Pattern PREFIXED =
      Pattern.compile("@RequestMapping|url_prefix|APIRouter\\(");
  private static final Pattern SOURCE = Pattern.compile(".+\\.(?:py|js|mjs|ts|java|kt)");
  private static final Pattern NOT_THE_APPLICATION =
      Pattern.compile("\\..+|node_modules|target|build|dist|venv|tests?|__pycache__");
  private static final Set<String> METHODS_WITHOUT_GET = Set.of("POST", "PUT", "PATCH", "DELETE");
  private static final int MOST_FILES = 2_000;
  private static final long LARGEST_BYTES = 1_000_000;

  private RouteFinder() {}

  /**
   * The path to ask for the application's health; empty where {@code /} will do, or none is seen.
   */
  static Optional<Route> health(Path root) {
    List<Route> routes = routes(root);
    Optional<Route> named = routes.stream().filter(Route::isHealth).findFirst();
    return named.isPresent() || routes.stream().anyMatch(Route::isRoot)
        ? named
        : routes.stream().findFirst();
  }

  private static List<Route> routes(Path root) {
    List<Route> routes = new ArrayList<>();
    for (Path file : sources(root)) {
      String name = root.relativize(file).toString().replace('\\', '/');
      // Latin 1 reads any bytes, and the paths looked for are ASCII.
      try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
        routes.addAll(routes(name, lines.toList()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return routes;
  }

  private static List<Route> routes(String file, List<String> lines) {
    List<Route> routes = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (PREFIXED.matcher(line).find()) {
        return List.of();
      }
      Matcher route = ROUTE.matcher(line);
      if (route.find() && answersGet(line)) {
        routes.add(new Route(route.group(1), file + ":" + (i + 1)));
      }
    }
    return routes;
  }

  private static boolean answersGet(String line) {
    return line.contains("GET") || METHODS_WITHOUT_GET.stream().noneMatch(line::contains);
  }

  private static List<Path> sources(Path root) {
    List<Path> files = new ArrayList<>();
    try {
      Files.walkFileTree(root, new Sources(root, files));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files.stream().sorted(Comparator.comparing(Path::toString)).toList();
  }

  private static final class Sources extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<Path> files;

    Sources(Path root, List<Path> files) {
      this.root = root;
      this.files = files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean foreign = NOT_THE_APPLICATION.matcher(folder.getFileName().toString()).matches();
      return foreign && !folder.equals(root)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile()
          && attributes.size() <= LARGEST_BYTES
          && SOURCE.matcher(file.getFileName().toString()).matches()) {
        files.add(file);
      }
      return files.size() < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
      // What cannot be read has no route to offer; assess is what tells of it.
      return FileVisitResult.CONTINUE;
    }
  }
}
