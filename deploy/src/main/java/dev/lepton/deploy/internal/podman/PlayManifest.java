package dev.lepton.deploy.internal.podman;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import io.fabric8.kubernetes.api.model.Quantity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code podman play kube} is given: the bundle's manifest with another name, port and further
 * variables. Immutable; each change makes a new one.
 *
 * @param documents the YAML documents as maps
 */
record PlayManifest(List<Map<String, Object>> documents) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * @throws LeptonException DOCUMENT_MISSING if there is none, or none that names a container
   */
  static PlayManifest load(Path file) {
    try {
      PlayManifest manifest = parse(Files.readString(file));
      manifest.container();
      return manifest;
    } catch (YamlEngineException | ClassCastException e) {
      throw unusable(file, "is not a manifest: " + e.getMessage(), e);
    } catch (NoSuchFileException e) {
      throw unusable(file, "is missing", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static PlayManifest parse(String yaml) {
    List<Map<String, Object>> documents = new ArrayList<>();
    for (Object document : new Load(LoadSettings.builder().build()).loadAllFromString(yaml)) {
      documents.add(map(document));
    }
    return new PlayManifest(List.copyOf(documents));
  }

  private static LeptonException unusable(Path file, String why, Exception cause) {
    return new LeptonException(
        ErrorCode.DOCUMENT_MISSING,
        "The manifest for podman " + why,
        file.toString(),
        "Run the transform phase again: lepton transform.",
        cause);
  }

  /** The workload's name. */
  String name() {
    return (String) map(workload().get("metadata")).get("name");
  }

  /** The port that the first container listens on. */
  Optional<Integer> containerPort() {
    return port("containerPort");
  }

  /** The port of this machine that leads there. */
  Optional<Integer> hostPort() {
    return port("hostPort");
  }

  private Optional<Integer> port(String key) {
    return list(container().get("ports")).stream()
        .findFirst()
        .map(first -> map(first).get(key))
        .map(Integer.class::cast);
  }

  PlayManifest withName(String name) {
    PlayManifest copy = copy();
    map(copy.workload().get("metadata")).put("name", name);
    return copy;
  }

  /**
   * @param hostPort reached from this machine only: users come through the gateway; without a
   *     mapping where the pod has this machine's network
   */
  PlayManifest withPort(int containerPort, int hostPort) {
    PlayManifest copy = copy();
    Map<String, Object> port = new LinkedHashMap<>();
    port.put("containerPort", containerPort);
    port.put("hostPort", hostPort);
    port.put("hostIP", "127.0.0.1");
    port.put("protocol", "TCP");
    if (copy.sharesNetwork()) {
      // It listens on this machine itself, and podman refuses to map what needs no mapping.
      copy.container().remove("ports");
    } else {
      copy.container().put("ports", List.of(port));
    }
    return copy;
  }

  PlayManifest withImage(String image) {
    PlayManifest copy = copy();
    copy.container().put("image", image);
    return copy;
  }

  /** Another entry point of the first container; its arguments go. */
  PlayManifest withCommand(List<String> command) {
    PlayManifest copy = copy();
    copy.container().put("command", command);
    copy.container().remove("args");
    return copy;
  }

  /** Another memory limit of the first container, which is asked for as well. */
  PlayManifest withMemory(long mebibytes) {
    PlayManifest copy = copy();
    Map<String, Object> resources = new LinkedHashMap<>();
    Optional.ofNullable(copy.container().get("resources")).ifPresent(r -> resources.putAll(map(r)));
    Map<String, Object> limits = new LinkedHashMap<>();
    Optional.ofNullable(resources.get("limits")).ifPresent(old -> limits.putAll(map(old)));
    limits.put("memory", mebibytes + "Mi");
    resources.put("limits", limits);
    copy.container().put("resources", resources);
    return copy;
  }

  /**
   * The memory limit of the first container in MiB, as Kubernetes writes quantities; 0 for none.
   */
  long memoryMebibytes() {
    return Optional.ofNullable(container().get("resources"))
        .map(resources -> map(resources).get("limits"))
        .map(limits -> map(limits).get("memory"))
        .map(Object::toString)
        .map(Quantity::new)
        .map(Quantity::getNumericalAmount)
        .map(bytes -> bytes.longValue() >> 20)
        .orElse(0L);
  }

  /** The image of the first container. */
  String image() {
    return String.valueOf(container().get("image"));
  }

  /** Adds variables to the first container; of the same name, the given one wins. */
  PlayManifest withEnvironment(Map<String, String> environment) {
    PlayManifest copy = copy();
    List<Object> entries =
        list(copy.container().get("env")).stream()
            .filter(entry -> !environment.containsKey((String) map(entry).get("name")))
            .collect(Collectors.toCollection(ArrayList::new));
    environment.forEach((name, value) -> entries.add(Map.of("name", name, "value", value)));
    copy.container().put("env", entries);
    return copy;
  }

  /**
   * As JSON documents, which every YAML reader reads alike: no text is taken for a number or a
   * truth value.
   */
  String text() {
    return documents.stream()
        .map(JSON::writeValueAsString)
        .collect(Collectors.joining("\n---\n", "", "\n"));
  }

  private PlayManifest copy() {
    return parse(text());
  }

  private Map<String, Object> workload() {
    return documents.stream()
        .filter(document -> podSpec(document).isPresent())
        .findFirst()
        .orElseThrow(() -> new YamlEngineException("no pod or deployment in it"));
  }

  /** Whether the pod has this machine's network. */
  boolean sharesNetwork() {
    return podSpec(workload())
        .map(spec -> spec.get("hostNetwork"))
        .filter(Boolean.TRUE::equals)
        .isPresent();
  }

  private Map<String, Object> container() {
    List<Object> containers =
        podSpec(workload()).map(spec -> list(spec.get("containers"))).orElse(List.of());
    if (containers.isEmpty()) {
      throw new YamlEngineException("no container in it");
    }
    return map(containers.get(0));
  }

  private static Optional<Map<String, Object>> podSpec(Map<String, Object> document) {
    Optional<Map<String, Object>> spec =
        Optional.ofNullable(document.get("spec")).map(PlayManifest::map);
    if ("Pod".equals(document.get("kind"))) {
      return spec;
    }
    return spec.map(outer -> outer.get("template"))
        .map(template -> map(template).get("spec"))
        .map(PlayManifest::map);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  private static List<Object> list(@Nullable Object value) {
    return value == null ? List.of() : (List<Object>) value;
  }
}
