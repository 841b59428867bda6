package dev.lepton.assess.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** An application that somebody works at: files come, change, move and go. */
final class RandomTree {
  private static final List<String> TYPES = List.of("Alpha", "Beta", "Gamma", "Delta");
  private static final List<String> PACKAGES = List.of("app", "app.part");

  private final Path root;
  private final Random random;

  RandomTree(Path root, long seed) throws IOException {
    this.root = root;
    this.random = new Random(seed);
    Files.createDirectories(root);
    for (int i = 0; i < 8; i++) {
      write();
    }
  }

  void change() throws IOException {
    List<Path> files = files();
    int kind = random.nextInt(8);
    if (kind < 5 || files.size() < 3) {
      write();
    } else if (kind == 5) {
      Files.delete(pick(files));
    } else if (kind == 6) {
      Path from = pick(files);
      Path to = root.resolve("moved" + random.nextInt(3)).resolve(from.getFileName());
      Files.createDirectories(to.getParent());
      if (!to.equals(from)) {
        Files.deleteIfExists(to);
        Files.move(from, to);
      }
    } else {
      Path touched = pick(files);
      Files.write(touched, Files.readAllBytes(touched));
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private void write() throws IOException {
    switch (random.nextInt(7)) {
      case 0 -> write("settings.properties", "port=" + random.nextInt(3) + "\n# here\n");
      case 1 -> write("web" + random.nextInt(2) + ".xml", xml());
      case 2 -> write("start" + random.nextInt(3) + ".js", script());
      case 3 -> write("data.json", "{\"a\": {\"b\": " + random.nextInt(3) + "}}");
      default -> writeType();
    }
  }

  private String xml() {
    return random.nextInt(4) == 0 ? "<web><broken></web>" : "<web>\n<port>1</port>\n</web>";
  }

  private String script() {
    return "import { read } from '"
        + pick(List.of("fs", "os"))
        + "';\n"
        + "read(1);\n".repeat(random.nextInt(3));
  }

  /** Types that inherit from each other, so that one file's meaning lies in others. */
  private void writeType() throws IOException {
    String type = pick(TYPES);
    String packageName = pick(PACKAGES);
    List<String> lines = new ArrayList<>();
    lines.add("package " + packageName + ";");
    lines.add(pick(List.of("import app.*;", "import app.part.*;", "import java.util.*;")));
    String parent = pick(List.of("Alpha", "Beta", "java.lang.Thread", "org.old.Server", "Object"));
    lines.add("public class " + type + " extends " + parent + " {");
    lines.add("  " + pick(TYPES) + " other; " + pick(TYPES) + " next() { return null; }");
    lines.add(
        "  void run() { other.start(); next().next().stop(); start(); new Gamma().close(); }");
    lines.add(random.nextBoolean() ? "  void close() { }" : "  // one line less to count");
    lines.add(random.nextInt(8) == 0 ? "  void {" : "}");
    write(packageName.replace('.', '/') + "/" + type + ".java", String.join("\n", lines));
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
