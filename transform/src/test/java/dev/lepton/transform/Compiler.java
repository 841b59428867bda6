package dev.lepton.transform;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.servlet.http.HttpServlet;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles rewritten sources against the real servlet container of the tests' class path. */
final class Compiler {
  private static final String CONTAINER =
      HttpServlet.class.getProtectionDomain().getCodeSource().getLocation().getPath();

  private Compiler() {}

  /** What the compiler has to say; empty when everything is well. */
  static String complaints(Path source, Path output) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter complaints = new StringWriter();
    try (Stream<Path> files = Files.walk(source);
        StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      List<Path> java = files.filter(file -> file.toString().endsWith(".java")).toList();
      Files.createDirectories(output);
      List<String> options =
          new ArrayList<>(
              List.of(
                  "-d",
                  output.toString(),
                  "-proc:none",
                  "-Xlint:-options",
                  "--release",
                  "8",
                  "-cp",
                  CONTAINER));
      boolean compiled =
          compiler
              .getTask(
                  complaints,
                  manager,
                  null,
                  options,
                  null,
                  manager.getJavaFileObjectsFromPaths(java))
              .call();
      return compiled ? "" : complaints.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
