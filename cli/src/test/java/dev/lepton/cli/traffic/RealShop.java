package dev.lepton.cli.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The legacy shop as a process. Its ports are written into its code, so a copy of the code gets
 * others: the test may then run beside a demo.
 */
final class RealShop implements AutoCloseable {
  private static final Pattern LISTENS = Pattern.compile("shop listens on port (\\d+)");

  private final Path output;
  private final Process process;

  private RealShop(Path output, Process process) {
    this.output = output;
    this.process = process;
  }

  static RealShop start(Path folder, int databasePort) throws IOException, InterruptedException {
    copy(folder);
    edit(folder, "Database", "127.0.0.1:54331", "127.0.0.1:" + databasePort);
    edit(folder, "ShopServer", "PORT = 18080", "PORT = 0");
    Path output = folder.resolve("output");
    Process build =
        launch(folder, output, List.of("mvn", "-q", "-B", "-Dmaven.test.skip=true", "package"));
    assertThat(build.waitFor(3, TimeUnit.MINUTES)).isTrue();
    assertThat(build.exitValue()).as(Files.readString(output)).isZero();
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    RealShop shop =
        new RealShop(output, launch(folder, output, List.of(java, "-jar", "target/shop.jar")));
    await().atMost(Duration.ofSeconds(30)).until(() -> shop.listens().find());
    return shop;
  }

  String url() throws IOException {
    Matcher line = listens();
    assertThat(line.find()).isTrue();
    return "http://127.0.0.1:" + line.group(1);
  }

  private Matcher listens() throws IOException {
    return LISTENS.matcher(Files.readString(output));
  }

  private static Process launch(Path folder, Path output, List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  private static void copy(Path folder) throws IOException {
    Files.copy(ShopFolder.PATH.resolve("pom.xml"), folder.resolve("pom.xml"));
    Path source = ShopFolder.PATH.resolve("src");
    try (Stream<Path> files = Files.walk(source)) {
      files.forEach(file -> copy(file, folder.resolve("src").resolve(source.relativize(file))));
    }
  }

  private static void copy(Path from, Path to) {
    try {
      Files.copy(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void edit(Path folder, String className, String from, String to)
      throws IOException {
    Path file = folder.resolve("src/main/java/com/example/shop/" + className + ".java");
    String code = Files.readString(file);
    assertThat(code).contains(from);
    Files.writeString(file, code.replace(from, to));
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
