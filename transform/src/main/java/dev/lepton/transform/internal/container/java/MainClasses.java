package dev.lepton.transform.internal.container.java;

import dev.lepton.transform.internal.container.Evidence;
import dev.lepton.transform.internal.container.language.Folder;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the classes of a project that Java can start. Pure. */
final class MainClasses {
  private static final Pattern JAVA =
      Pattern.compile(
          "\\b(public\\s+static|static\\s+public)\\s+void\\s+main\\s*\\(\\s*(final\\s+)?String");
  private static final Pattern KOTLIN = Pattern.compile("^fun\\s+main\\s*\\(");
  private static final Pattern PACKAGE = Pattern.compile("^\\s*package\\s+([\\w.]+)");

  private MainClasses() {}

  /** A class with a main method. */
  record Main(String name, Evidence evidence) {}

  static List<Main> in(Folder folder) {
    return Stream.concat(
            folder.files(".java").stream().flatMap(file -> in(folder, file, JAVA, "")),
            folder.files(".kt").stream().flatMap(file -> in(folder, file, KOTLIN, "Kt")))
        .toList();
  }

  private static Stream<Main> in(Folder folder, String file, Pattern main, String suffix) {
    return folder.line(file, main).stream()
        .map(
            line -> {
              String simple = file.replaceFirst("\\.\\w+$", "").replaceFirst(".*/", "") + suffix;
              String name =
                  folder
                      .line(file, PACKAGE)
                      .map(found -> found.found().group(1) + "." + simple)
                      .orElse(simple);
              return new Main(name, new Evidence("main class " + name, line.place()));
            });
  }
}
