package dev.lepton.cli.operate.drill;

import dev.lepton.model.bundle.Bundle;
import dev.lepton.pipeline.workspace.Documents;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.postgresql.Driver;

/**
 * The drill's release as a bundle. Its image holds the service and the driver and nothing else: the
 * Java runtime is this machine's own, mounted for reading, so that no image has to be pulled.
 *
 * @param folder the bundle's
 * @param port where it listens
 */
record DrillBundle(Path folder, int port) {
  static final String IMAGE = "localhost/lepton-drill:1";
  static final int MEMORY_MEBIBYTES = 256;
  private static final String NAME_OF_POD = "lepton-drill";
  private static final String NAME = DrillService.class.getName();

  Bundle write(Path data) {
    try {
      Path source = folder.resolve("source");
      Path classes = source.resolve("app").resolve(NAME.replace('.', '/') + ".class");
      Files.createDirectories(classes.getParent());
      try (InputStream code = DrillService.class.getResourceAsStream("DrillService.class")) {
        Files.copy(code, classes, StandardCopyOption.REPLACE_EXISTING);
      }
      Path driver =
          Path.of(Driver.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path lib = Files.createDirectories(source.resolve("lib"));
      Files.copy(driver, lib.resolve("postgresql.jar"), StandardCopyOption.REPLACE_EXISTING);
      write("container/Dockerfile", "FROM scratch\nCOPY . /release\n");
      write("podman/play.yaml", manifest(data));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    return new Bundle(
        "drill",
        IMAGE,
        "source",
        List.of(),
        new Bundle.Launch(command("."), port, Optional.of("PORT"), "/readyz", Map.of()),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty());
  }

  private static List<String> command(String root) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:-UsePerfData",
        "-Xss512k",
        "-cp",
        root + "/app:" + root + "/lib/*",
        NAME);
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.write(path, text.getBytes(StandardCharsets.UTF_8));
  }

  /** In JSON, which is YAML too: paths may hold what YAML gives a meaning. */
  private String manifest(Path data) throws IOException {
    List<Object> mounts = new ArrayList<>();
    List<Object> volumes = new ArrayList<>();
    mounts.add(Map.of("name", "data", "mountPath", data.toString()));
    volumes.add(Map.of("name", "data", "hostPath", Map.of("path", data.toString())));
    for (Path path : runtime()) {
      String name = "machine-" + volumes.size();
      mounts.add(Map.of("name", name, "mountPath", path.toString(), "readOnly", true));
      volumes.add(Map.of("name", name, "hostPath", Map.of("path", path.toString())));
    }
    List<String> command = new ArrayList<>(command("/release"));
    // More than the limit, so that it is the limit that ends what eats too much.
    command.add(1, "-XX:MaxDirectMemorySize=2g");
    Map<String, Object> container = new LinkedHashMap<>();
    container.put("name", "app");
    container.put("image", IMAGE);
    container.put("imagePullPolicy", "Never");
    container.put("command", command);
    container.put("ports", List.of(Map.of("containerPort", port, "hostPort", port)));
    container.put("resources", Map.of("limits", Map.of("memory", MEMORY_MEBIBYTES + "Mi")));
    container.put("volumeMounts", mounts);
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("hostNetwork", true);
    spec.put("restartPolicy", "Always");
    spec.put("containers", List.of(container));
    spec.put("volumes", volumes);
    Map<String, Object> pod = new LinkedHashMap<>();
    pod.put("apiVersion", "v1");
    pod.put("kind", "Pod");
    pod.put("metadata", Map.of("name", NAME_OF_POD));
    pod.put("spec", spec);
    return Documents.mapper().writeValueAsString(pod);
  }

  /** What the Java runtime of this machine is made of. */
  private static List<Path> runtime() throws IOException {
    Path home = Path.of(System.getProperty("java.home")).toRealPath();
    List<Path> paths = new ArrayList<>();
    for (String folder : List.of("/usr", "/lib", "/lib64")) {
      if (Files.isDirectory(Path.of(folder))) {
        paths.add(Path.of(folder));
      }
    }
    if (!home.startsWith("/usr")) {
      paths.add(home);
    }
    // Some systems keep the runtime's settings apart and link to them.
    try (Stream<Path> settings = Files.list(Path.of("/etc"))) {
      settings
          .filter(path -> path.getFileName().toString().startsWith("java-"))
          .filter(Files::isDirectory)
          .forEach(paths::add);
    }
    return paths;
  }
}
