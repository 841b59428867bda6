package dev.lepton.assess.reference.types;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The public face of the JDK this program runs on, from its runtime image. Read on demand and kept;
 * thread-safe.
 */
final class JdkClasses {
  private static final FileSystem IMAGE = FileSystems.getFileSystem(URI.create("jrt:/"));
  private static final JdkClasses INSTANCE = new JdkClasses();

  private final Map<String, String> modules = new HashMap<>();
  private final Map<String, Optional<ClassModel>> models = new ConcurrentHashMap<>();

  static JdkClasses get() {
    return INSTANCE;
  }

  /** Each package lies in one module, which names it: asking the image for each takes long. */
  private JdkClasses() {
    for (ModuleReference module : ModuleFinder.ofSystem().findAll()) {
      String name = module.descriptor().name();
      module.descriptor().packages().forEach(one -> modules.put(one, name));
    }
  }

  /** Whether it is a package of the JDK, so that nothing else can be in it. */
  boolean has(String packageName) {
    return modules.containsKey(packageName);
  }

  /**
   * @param binary such as {@code java.util.Map$Entry}
   */
  Optional<ClassModel> find(String binary) {
    int dot = binary.lastIndexOf('.');
    String module = dot < 0 ? null : modules.get(binary.substring(0, dot));
    return module == null
        ? Optional.empty()
        : models.computeIfAbsent(binary, any -> load(module, binary));
  }

  private static Optional<ClassModel> load(String module, String binary) {
    Path file = IMAGE.getPath("/modules", module, binary.replace('.', '/') + ".class");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(ClassModelReader.read(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }
}
