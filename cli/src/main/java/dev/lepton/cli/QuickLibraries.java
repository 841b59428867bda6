package dev.lepton.cli;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Readies copies of libraries for quick starts, for the launcher. Java archives no classes of
 * signed jars, and none that are older than Java 6: signatures are taken off, which Maven has
 * checked before, and old classes get the frames that newer ones have. What is not archived is
 * looked for in one jar after the other at each start, and verified.
 */
public final class QuickLibraries {
  private static final Pattern SIGNATURE =
      Pattern.compile("(?i)/META-INF/(?:[^/]+\\.(?:SF|RSA|DSA|EC)|SIG-[^/]*)");

  private QuickLibraries() {}

  /**
   * @param arguments the folder with the jars, which are changed in place
   * @throws IOException when one of them cannot be read or written
   */
  public static void main(String[] arguments) throws IOException {
    List<Path> jars = jars(Path.of(arguments[0]));
    try (URLClassLoader types =
        new URLClassLoader(urls(jars), ClassLoader.getPlatformClassLoader())) {
      for (Path jar : jars) {
        ready(jar, types);
      }
    }
  }

  private static List<Path> jars(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private static URL[] urls(List<Path> jars) throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (Path jar : jars) {
      urls.add(jar.toUri().toURL());
    }
    return urls.toArray(URL[]::new);
  }

  private static void ready(Path jar, ClassLoader types) throws IOException {
    try (FileSystem archive = FileSystems.newFileSystem(jar)) {
      for (Path signature : signatures(archive.getPath("/META-INF"))) {
        Files.delete(signature);
      }
      for (Path file : classes(archive.getPath("/"))) {
        byte[] bytes = Files.readAllBytes(file);
        if (version(bytes) < Opcodes.V1_6) {
          Files.write(file, renewed(bytes, types));
        }
      }
    }
  }

  private static List<Path> signatures(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> SIGNATURE.matcher(file.toString()).matches()).toList();
    }
  }

  private static List<Path> classes(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".class"))
          .filter(file -> !file.startsWith("/META-INF"))
          .toList();
    }
  }

  private static int version(byte[] bytes) {
    return (bytes[6] & 0xff) << 8 | bytes[7] & 0xff;
  }

  private static byte[] renewed(byte[] bytes, ClassLoader types) {
    ClassWriter writer = new FrameWriter(types);
    try {
      new ClassReader(bytes).accept(new AsOfJava6(writer), ClassReader.SKIP_FRAMES);
      return writer.toByteArray();
    } catch (TypeNotPresentException e) {
      return bytes; // it works with a library that is not here, and is as good as it was
    }
  }

  private static final class AsOfJava6 extends ClassVisitor {
    AsOfJava6(ClassWriter writer) {
      super(Opcodes.ASM9, writer);
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        @Nullable String signature,
        @Nullable String parent,
        String @Nullable [] interfaces) {
      super.visit(Opcodes.V1_6, access, name, signature, parent, interfaces);
    }
  }

  private static final class FrameWriter extends ClassWriter {
    private final ClassLoader types;

    FrameWriter(ClassLoader types) {
      super(COMPUTE_FRAMES);
      this.types = types;
    }

    @Override
    protected ClassLoader getClassLoader() {
      return types;
    }
  }
}
