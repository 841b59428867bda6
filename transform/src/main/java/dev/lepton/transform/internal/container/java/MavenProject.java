package dev.lepton.transform.internal.container.java;

import dev.lepton.transform.internal.container.language.Folder;
import dev.lepton.transform.internal.source.SourceTree;
import dev.lepton.transform.internal.source.TextFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A Maven project and those that it is built with.
 *
 * @param context the folder of the outermost project that lists this one as a module
 * @param module this project's folder relative to the context; empty when it is the same
 * @param above the projects that list it, innermost first
 */
record MavenProject(Folder folder, Pom pom, String context, String module, List<Pom> above) {
  static final String FILE = "pom.xml";

  static MavenProject of(Folder folder, TextFile file) {
    SourceTree tree = folder.tree();
    List<Pom> above = new ArrayList<>();
    String outermost = folder.path();
    String inner = folder.path();
    for (String outer = parent(inner); !inner.isEmpty(); outer = parent(outer)) {
      String listed = inner.substring(outer.isEmpty() ? 0 : outer.length() + 1);
      Optional<Pom> lister =
          tree.text(at(outer, FILE)).map(Pom::parse).filter(pom -> pom.modules().contains(listed));
      if (lister.isPresent()) {
        above.add(lister.get());
        outermost = outer;
        inner = outer;
      }
      if (outer.isEmpty()) {
        break;
      }
    }
    String module =
        outermost.equals(folder.path())
            ? ""
            : folder.path().substring(outermost.isEmpty() ? 0 : outermost.length() + 1);
    return new MavenProject(folder, Pom.parse(file), outermost, module, List.copyOf(above));
  }

  private static String parent(String path) {
    return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
  }

  private static String at(String folder, String file) {
    return folder.isEmpty() ? file : folder + "/" + file;
  }

  Optional<String> javaRelease() {
    return pom.javaRelease()
        .or(() -> above.stream().flatMap(one -> one.javaRelease().stream()).findFirst());
  }

  Optional<String> versionOf(String group) {
    return pom.versionOf(group)
        .or(() -> above.stream().flatMap(one -> one.versionOf(group).stream()).findFirst());
  }

  boolean uses(Pattern artifact) {
    return pom.uses(artifact);
  }

  /**
   * @param release of Java to compile with
   * @param more goals after packaging
   */
  JavaBuild build(int release, List<String> more) {
    List<String> words = new ArrayList<>(List.of("mvn", "-q", "-B", "-DskipTests"));
    if (!module.isEmpty()) {
      words.addAll(List.of("-pl", module, "-am"));
    }
    words.add("package");
    words.addAll(more);
    String fetch =
        module.isEmpty() && pom.modules().isEmpty()
            ? "mvn -q -B dependency:go-offline"
            // A module that needs another one cannot have it yet; what comes from elsewhere is got.
            : "mvn -q -B -fn dependency:go-offline";
    return new JavaBuild(
        "maven:3.9-eclipse-temurin-" + Math.max(release, Jvm.OLDEST_TO_BUILD_WITH),
        List.copyOf(words),
        String.join(" ", words) + " -Dproject.build.outputTimestamp=1980-01-01T00:00:02Z",
        descriptions("", ""),
        List.of(fetch),
        module.isEmpty() ? "target" : module + "/target");
  }

  /** The project files of everything that is built together. */
  private List<String> descriptions(String relative, String prefix) {
    List<String> files = new ArrayList<>();
    String here = at(context, relative.isEmpty() ? FILE : relative + "/" + FILE);
    folder
        .tree()
        .text(here)
        .ifPresent(
            file -> {
              files.add(prefix + FILE);
              for (String child : Pom.parse(file).modules()) {
                String below = relative.isEmpty() ? child : relative + "/" + child;
                files.addAll(descriptions(below, below + "/"));
              }
            });
    return files;
  }
}
