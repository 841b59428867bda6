package dev.lepton.transform.internal.manifest;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A program of others that reads what we write.
 *
 * @param folder where it runs
 */
public record RealTool(String name, Path folder) {
  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  /** What a program wrote and how it ended. */
  public record Result(int status, String out) {
    public List<GenericKubernetesResource> objects() {
      return Arrays.stream(out.split("(?m)^---.*\n"))
          .filter(document -> document.contains("kind:"))
          .map(document -> YAML.unmarshal(document, GenericKubernetesResource.class))
          .toList();
    }
  }

  /** Leaves the test out where the program is not installed. */
  public void demand() {
    assumeThat(Arrays.stream(System.getenv("PATH").split(":")))
        .as(name + " is installed (.ci/setup-kubernetes.sh)")
        .anyMatch(place -> Files.isExecutable(Path.of(place, name)));
  }

  public void write(String place, Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(place).resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }

  public Result run(String... arguments) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(name));
    words.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), out);
  }
}
