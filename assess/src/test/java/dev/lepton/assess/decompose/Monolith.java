package dev.lepton.assess.decompose;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lepton.assess.input.AnalysisInput;
import dev.lepton.assess.input.FileTable;
import dev.lepton.assess.input.InputLimits;
import dev.lepton.assess.input.InputWalker;
import dev.lepton.assess.input.Mode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** An application made for a test, of which the right cut is known. */
final class Monolith {
  private final Path folder;

  Monolith(Path folder) {
    this.folder = folder;
  }

  Monolith file(String path, String text) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A class in {@code src/main/java}; the package clause is added. */
  Monolith type(String name, String text) {
    String around = name.substring(0, name.lastIndexOf('.'));
    return file(
        "src/main/java/" + name.replace('.', '/') + ".java", "package " + around + ";\n" + text);
  }

  /**
   * Five classes around a table, as they are found in any old application.
   *
   * @param pattern of the packages, with the layer for the percent sign
   */
  Monolith subject(String name, String table, String pattern) {
    String model = pattern.replace("%", "model");
    String dao = pattern.replace("%", "dao");
    String service = pattern.replace("%", "service");
    String web = pattern.replace("%", "web");
    type(model + "." + name, "public class " + name + " { public int id; public String text; }\n");
    type(
        dao + "." + name + "Dao",
        """
        import java.sql.*;
        import %2$s.%1$s;
        public class %1$sDao {
          private static final String FIND = "SELECT id, text FROM %3$s WHERE id = ?";
          public %1$s find(Connection db, int id) throws SQLException {
            PreparedStatement find = db.prepareStatement(FIND);
            find.setInt(1, id);
            %1$s found = new %1$s();
            found.text = String.valueOf(find.executeQuery());
            return found;
          }
          public void save(Connection db, %1$s one) throws SQLException {
            db.createStatement().executeUpdate("INSERT INTO %3$s (id, text) VALUES (" + one.id + ", 'x')");
          }
          public void change(Connection db, %1$s one) throws SQLException {
            db.createStatement().executeUpdate("UPDATE %3$s SET text = '" + one.text + "' WHERE id = 1");
          }
        }
        """
            .formatted(name, model, table));
    type(
        service + "." + name + "Rules",
        """
        import %2$s.%1$s;
        public class %1$sRules {
          public boolean allows(%1$s one) { return one.id > 0; }
        }
        """
            .formatted(name, model));
    type(
        service + "." + name + "Service",
        """
        import %2$s.%1$s;
        import %3$s.%1$sDao;
        public class %1$sService {
          private final %1$sDao dao = new %1$sDao();
          private final %1$sRules rules = new %1$sRules();
          public %1$s load(java.sql.Connection db, int id) throws java.sql.SQLException {
            %1$s one = dao.find(db, id);
            if (rules.allows(one)) { dao.save(db, one); dao.change(db, one); }
            return one;
          }
        }
        """
            .formatted(name, model, dao));
    return type(
        web + "." + name + "Page",
        """
        import %2$s.%1$s;
        import %3$s.%1$sService;
        public class %1$sPage {
          private final %1$sService service = new %1$sService();
          public String show(java.sql.Connection db) throws java.sql.SQLException {
            %1$s one = service.load(db, 1);
            return one.text + service.load(db, 2).text;
          }
        }
        """
            .formatted(name, model, service));
  }

  Decomposition decompose() {
    return decompose(folder, 2, 1);
  }

  Decomposition decompose(int threads, double resolution) {
    return decompose(folder, threads, resolution);
  }

  static Decomposition decompose(Path path, int threads, double resolution) {
    try (FileTable files = InputWalker.open(List.of(path), Mode.SOURCE_ONLY, InputLimits.DEFAULT)) {
      return Decomposer.decompose(
          new AnalysisInput(files, Mode.SOURCE_ONLY, Optional.empty(), threads), resolution);
    }
  }

  /**
   * The application as a jar.
   *
   * @param release of Java that it is compiled for
   */
  Path jar(Path target, int release) {
    try {
      Path classes = Files.createTempDirectory(target.getParent(), "classes");
      compile(classes, release);
      try (OutputStream out = Files.newOutputStream(target);
          JarOutputStream jar = new JarOutputStream(out);
          Stream<Path> files = Files.walk(classes)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          jar.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
          jar.write(Files.readAllBytes(file));
        }
      }
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies some of the entries of an archive into a new one. */
  static void copy(Path from, Path to, String prefix, Predicate<String> which) throws IOException {
    try (ZipFile source = new ZipFile(from.toFile());
        OutputStream out = Files.newOutputStream(to);
        JarOutputStream target = new JarOutputStream(out)) {
      for (var entry : source.stream().filter(one -> which.test(one.getName())).toList()) {
        target.putNextEntry(new JarEntry(prefix + entry.getName()));
        source.getInputStream(entry).transferTo(target);
      }
    }
  }

  private void compile(Path classes, int release) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (Stream<Path> files = Files.walk(folder);
        StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, UTF_8)) {
      List<Path> java = files.filter(file -> file.toString().endsWith(".java")).toList();
      List<String> options =
          new ArrayList<>(
              List.of("-d", classes.toString(), "-proc:none", "--release", "" + release));
      options.addAll(List.of("-nowarn", "-Xlint:-options"));
      boolean compiled =
          compiler
              .getTask(
                  null, manager, null, options, null, manager.getJavaFileObjectsFromPaths(java))
              .call();
      if (!compiled) {
        throw new IllegalStateException("the test's application does not compile");
      }
    }
  }
}
