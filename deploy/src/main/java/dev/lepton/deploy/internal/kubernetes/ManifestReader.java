package dev.lepton.deploy.internal.kubernetes;

import dev.lepton.deploy.cluster.ManifestObject;
import dev.lepton.deploy.cluster.ObjectKey;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads manifests from files, folders and rendered Kustomizations, with their places. */
public final class ManifestReader {
  private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");
  // Files of other programs that lie beside manifests and have no object in them.
  private static final String KUSTOMIZE_GROUP = "kustomize.config.k8s.io";

  private final KubernetesSerialization serialization = new KubernetesSerialization();
  private final List<ManifestObject> objects = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  private ManifestReader() {}

  /** See {@link dev.lepton.deploy.cluster.ReleaseManifests#read(List)}. */
  public static List<ManifestObject> read(List<Path> paths) {
    ManifestReader reader = new ManifestReader();
    paths.forEach(reader::add);
    return reader.finish(String.join(", ", paths.stream().map(Path::toString).toList()));
  }

  /** See {@link dev.lepton.deploy.cluster.ReleaseManifests#parse(String, String)}. */
  public static List<ManifestObject> parse(String name, String text) {
    ManifestReader reader = new ManifestReader();
    reader.add(name, text);
    return reader.finish(name);
  }

  private List<ManifestObject> finish(String where) {
    reportTwice();
    if (!problems.isEmpty()) {
      throw new LeptonException(ErrorCode.CONFIG_INVALID, problems);
    }
    if (objects.isEmpty()) {
      throw new LeptonException(
          ErrorCode.DOCUMENT_MISSING,
          "there is no manifest",
          where,
          "name files or a folder with YAML manifests; lepton transform PATH --out DIR makes them");
    }
    return List.copyOf(objects);
  }

  private void add(Path path) {
    if (Kustomization.isOne(path)) {
      add(path.toString(), Kustomization.render(path));
      return;
    }
    if (!Files.isDirectory(path)) {
      addFile(path);
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      files
          .filter(Files::isRegularFile)
          .filter(file -> ENDINGS.stream().anyMatch(file.getFileName().toString()::endsWith))
          .sorted()
          .forEach(this::addFile);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private void addFile(Path file) {
    try {
      add(file.toString(), Files.readString(file));
    } catch (CharacterCodingException e) {
      problems.add(new Problem("the manifest is not UTF-8", file.toString(), "save it as UTF-8"));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static LeptonException unreadable(Path file, IOException cause) {
    return new LeptonException(
        ErrorCode.DOCUMENT_MISSING,
        "the manifests cannot be read: " + cause.getMessage(),
        file.toString(),
        "name a file or folder that exists and can be read",
        cause);
  }

  /** A line of three dashes always parts documents, whatever it stands in. */
  private void add(String file, String text) {
    StringBuilder document = new StringBuilder();
    int line = 0;
    int start = 1;
    for (String next : text.split("\n", -1)) {
      line++;
      if (next.matches("---(\\s.*)?")) {
        addDocument(file + ":" + start, document.toString());
        document.setLength(0);
        start = line + 1;
      } else {
        document.append(next).append('\n');
      }
    }
    addDocument(file + ":" + start, document.toString());
  }

  private void addDocument(String where, String text) {
    if (text.lines().allMatch(line -> line.isBlank() || line.startsWith("#"))) {
      return;
    }
    try {
      Object content = ManifestYaml.read(text);
      add(where, serialization.convertValue(content, GenericKubernetesResource.class));
    } catch (YamlEngineException | KubernetesClientException | IllegalArgumentException e) {
      problems.add(
          new Problem(
              "the manifest is no YAML of an object: " + firstLine(e),
              where,
              "correct the YAML; kubectl apply --dry-run=client shows more"));
    }
  }

  private static String firstLine(Exception failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return String.valueOf(deepest.getMessage()).lines().findFirst().orElse("");
  }

  private void add(String where, GenericKubernetesResource content) {
    Object items = content.getAdditionalProperties().get("items");
    if ("List".equals(content.getKind()) && items instanceof List<?> list) {
      for (Object item : list) {
        add(where, serialization.convertValue(item, GenericKubernetesResource.class));
      }
      return;
    }
    missing(content)
        .ifPresentOrElse(
            what ->
                problems.add(
                    new Problem(
                        "the manifest has no " + what,
                        where,
                        "every object needs apiVersion, kind and metadata.name; other YAML does not"
                            + " belong into this folder")),
            () -> {
              if (!ObjectKey.group(content.getApiVersion()).equals(KUSTOMIZE_GROUP)) {
                objects.add(new ManifestObject(content, where));
              }
            });
  }

  private static Optional<String> missing(GenericKubernetesResource content) {
    if (isBlank(content.getApiVersion())) {
      return Optional.of("apiVersion");
    }
    if (isBlank(content.getKind())) {
      return Optional.of("kind");
    }
    ObjectMeta metadata = content.getMetadata();
    boolean named = metadata != null && !isBlank(metadata.getName());
    boolean nameless = ObjectKey.group(content.getApiVersion()).equals(KUSTOMIZE_GROUP);
    return named || nameless ? Optional.empty() : Optional.of("metadata.name");
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }

  private void reportTwice() {
    Map<ObjectKey, ManifestObject> seen = new LinkedHashMap<>();
    for (ManifestObject object : objects) {
      ManifestObject first = seen.putIfAbsent(object.key(), object);
      if (first != null) {
        problems.add(
            new Problem(
                object.key() + " is there twice, first at " + first.where(),
                object.where(),
                "keep one of them; of several overlays, name one"));
      }
    }
  }
}
