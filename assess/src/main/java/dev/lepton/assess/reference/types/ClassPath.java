package dev.lepton.assess.reference.types;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The JDK this program runs on, and the jars at hand. Thread-safe; closes its jars. */
public final class ClassPath implements AutoCloseable {
  private final List<ZipFile> jars = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final Map<String, Optional<ClassModel>> models = new ConcurrentHashMap<>();

  /** Jars that cannot be opened are told of in {@link #problems()} and left out. */
  public static ClassPath of(List<Path> jars) {
    ClassPath path = new ClassPath();
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

  public List<String> problems() {
    return List.copyOf(problems);
  }

  /**
   * Whether all types of that package are known: the JDK's public ones hardly ever lose a type;
   * others, such as sun.misc, have lost most.
   */
  public boolean knowsAllOf(String packageName) {
    return packageName.startsWith("java.") && JdkClasses.get().has(packageName);
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
    Optional<ClassModel> jdk = JdkClasses.get().find(binary);
    if (jdk.isPresent()) {
      return jdk;
    }
    try {
      return readJars(binary.replace('.', '/') + ".class");
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
