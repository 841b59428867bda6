package dev.lepton.assess.reference.types;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The JDK this program runs on, and the jars at hand, each opened when a type of one of its
 * packages is asked for. Thread-safe; closes its jars.
 */
public final class ClassPath implements AutoCloseable {
  private final List<Jar> jars = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final Map<String, List<Jar>> packages = new HashMap<>();
  private final Map<String, Optional<ClassModel>> models = new ConcurrentHashMap<>();

  /** Jars that cannot be opened are told of in {@link #problems()} and left out. */
  public static ClassPath of(List<Path> files) {
    ClassPath path = new ClassPath();
    for (Path file : files) {
      Jar jar = new Jar(file);
      path.jars.add(jar);
      try {
        jar.packages().forEach(name -> path.add(name, jar));
      } catch (IOException e) {
        path.problems.add(file + ": " + e.getMessage());
      }
    }
    return path;
  }

  /**
   * @param value of {@link #value()}, of the very same jars
   */
  public static ClassPath of(List<Path> files, Object value) {
    ClassPath path = new ClassPath();
    files.forEach(file -> path.jars.add(new Jar(file)));
    ((Map<?, ?>) value)
        .forEach(
            (name, holders) -> {
              for (long holder : (long[]) holders) {
                path.add((String) name, path.jars.get((int) holder));
              }
            });
    return path;
  }

  private ClassPath() {}

  private void add(String packageName, Jar jar) {
    packages.computeIfAbsent(packageName, any -> new ArrayList<>(1)).add(jar);
  }

  /** Which package is in which jars, so that none needs to be opened to find that out again. */
  public Object value() {
    Map<Jar, Integer> numbers = new IdentityHashMap<>();
    jars.forEach(jar -> numbers.put(jar, numbers.size()));
    Map<String, Object> value = new HashMap<>();
    packages.forEach(
        (name, holders) ->
            value.put(name, holders.stream().mapToLong(jar -> numbers.get(jar)).toArray()));
    return value;
  }

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
    String packageName = file.substring(0, file.lastIndexOf('/') + 1);
    for (Jar jar : packages.getOrDefault(packageName, List.of())) {
      Optional<byte[]> bytes = jar.bytes(file);
      if (bytes.isPresent()) {
        return Optional.of(ClassModelReader.read(bytes.get()));
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    for (Jar jar : jars) {
      try {
        jar.close();
      } catch (IOException e) {
        problems.add(jar + ": " + e.getMessage());
      }
    }
  }
}
