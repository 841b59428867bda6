package dev.lepton.assess.reference.types;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The JDK this program runs on, and the jars at hand. Thread-safe; closes its jars. */
public final class ClassPath implements AutoCloseable {
  private static final FileSystem JDK = FileSystems.getFileSystem(URI.create("jrt:/"));

  private final Map<String, String> jdkModules = new HashMap<>();
  private final List<ZipFile> jars = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final Map<String, Optional<ClassModel>> models = new ConcurrentHashMap<>();

  /** Jars that cannot be opened are told of in {@link #problems()} and left out. */
  public static ClassPath of(List<Path> jars) {
    ClassPath path = new ClassPath();
    path.readJdk();
    for (Path jar : jars) {
      try {
        path.jars.add(new ZipFile(jar.toFile()));
      } catch (IOException e) {
        path.problems.add(jar + ": " + e.getMessage());
      }
    }
    return path;
  }

  private ClassPath() {}

  /** Each package of the JDK lies in one module; the runtime image lists them. */
  private void readJdk() {
    try (Stream<Path> packages = Files.list(JDK.getPath("/packages"))) {
      for (Path folder : packages.toList()) {
        try (Stream<Path> modules = Files.list(folder)) {
          modules
              .map(module -> module.getFileName().toString())
              .filter(module -> Files.isDirectory(jdkFolder(module, folder)))
              .findFirst()
              .ifPresent(module -> jdkModules.put(folder.getFileName().toString(), module));
        }
      }
    } catch (IOException e) {
      problems.add("the JDK's own classes cannot be listed: " + e.getMessage());
    }
  }

  private static Path jdkFolder(String module, Path folder) {
    return JDK.getPath("/modules", module, folder.getFileName().toString().replace('.', '/'));
  }

  public List<String> problems() {
    return List.copyOf(problems);
  }

  /** Whether all types of that package are known: it is one of the JDK's. */
  public boolean knowsAllOf(String packageName) {
    return jdkModules.containsKey(packageName);
  }

  /** A type by its qualified name, nested types with dots. */
  public Optional<ClassModel> find(String name) {
    Optional<ClassModel> known = models.get(name);
    if (known == null) {
      known = load(name);
      models.put(name, known);
    }
    return known;
  }

  private Optional<ClassModel> load(String name) {
    String binary = name;
    while (true) {
      Optional<ClassModel> model = read(binary);
      int dot = binary.lastIndexOf('.');
      if (model.isPresent() || dot < 0) {
        return model;
      }
      String outer = binary.substring(0, dot);
      if (Character.isLowerCase(outer.charAt(outer.lastIndexOf('.') + 1))) {
        return Optional.empty();
      }
      binary = outer + "$" + binary.substring(dot + 1);
    }
  }

  private Optional<ClassModel> read(String binary) {
    int dot = binary.lastIndexOf('.');
    String module = dot < 0 ? null : jdkModules.get(binary.substring(0, dot));
    String file = binary.replace('.', '/') + ".class";
    try {
      if (module != null) {
        Path path = JDK.getPath("/modules", module, file);
        if (Files.exists(path)) {
          return Optional.of(ClassModelReader.read(Files.readAllBytes(path)));
        }
      }
      return readJars(file);
    } catch (IOException | RuntimeException e) {
      return Optional.empty(); // a broken class is an unknown one; the scan of classes reports it
    }
  }

  private Optional<ClassModel> readJars(String file) throws IOException {
    for (ZipFile jar : jars) {
      ZipEntry entry = jar.getEntry(file);
      if (entry != null) {
        try (InputStream bytes = jar.getInputStream(entry)) {
          return Optional.of(ClassModelReader.read(bytes.readAllBytes()));
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    for (ZipFile jar : jars) {
      try {
        jar.close();
      } catch (IOException e) {
        problems.add(jar.getName() + ": " + e.getMessage());
      }
    }
  }
}
