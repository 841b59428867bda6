package dev.lepton.operate.rightsize.manifest;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.operation.RightsizeReport.Target;
import dev.lepton.operate.rightsize.Deployed;
import dev.lepton.operate.rightsize.Workload.Asked;
import dev.lepton.operate.rightsize.Workload.Scaler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Manifests in a folder: what their workloads ask for, and where that is written. Files that are no
 * YAML, such as templates, are left out and named. Not thread-safe.
 */
public final class ManifestFolder {
  private static final double MIB = 1 << 20;
  private static final Set<String> KINDS = Set.of("Deployment", "StatefulSet", "DaemonSet");

  private final Path folder;
  private final Map<Path, String> texts = new TreeMap<>();
  private final Map<Target, Path> places = new LinkedHashMap<>();
  private final List<Deployed> workloads = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Map<String, Scaler> scalers = new LinkedHashMap<>();

  private ManifestFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * @throws LeptonException CONFIG_UNREADABLE if the folder cannot be read, CONFIG_INVALID if there
   *     is no workload in it
   */
  public static ManifestFolder read(Path folder) {
    ManifestFolder read = new ManifestFolder(folder);
    Map<Path, List<Node>> documents = read.documents();
    documents.forEach((file, all) -> all.forEach(document -> read.scaler(file, document)));
    documents.forEach((file, all) -> all.forEach(document -> read.workload(file, document)));
    if (read.workloads.isEmpty()) {
      throw new LeptonException(
          ErrorCode.CONFIG_INVALID,
          "there is no Deployment, StatefulSet or DaemonSet in these manifests"
              + (read.notes.isEmpty() ? "" : "; " + String.join("; ", read.notes)),
          folder.toString(),
          "name a folder with .yaml files; render templates first");
    }
    return read;
  }

  private Map<Path, List<Node>> documents() {
    Map<Path, List<Node>> documents = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file :
          all.filter(one -> one.toString().matches(".*\\.ya?ml") && Files.isRegularFile(one))
              .sorted()
              .toList()) {
        parse(file).ifPresent(some -> documents.put(file, some));
      }
      return documents;
    } catch (IOException | UncheckedIOException e) {
      throw new LeptonException(
          ErrorCode.CONFIG_UNREADABLE,
          Files.exists(folder)
              ? "the manifests cannot be read: " + e.getMessage()
              : "there is no such folder",
          folder.toString(),
          "name a folder of manifests that can be read",
          e);
    }
  }

  private Optional<List<Node>> parse(Path file) throws IOException {
    try {
      String text = Files.readString(file);
      List<Node> documents = compose(text);
      texts.put(file, text);
      return Optional.of(documents);
    } catch (YamlEngineException | CharacterCodingException e) {
      notes.add(file + " is no YAML (a template?) and is left out");
      return Optional.empty();
    }
  }

  static List<Node> compose(String text) {
    List<Node> documents = new ArrayList<>();
    new Compose(LoadSettings.builder().setUseMarks(true).build())
        .composeAllFromString(text)
        .forEach(documents::add);
    return documents;
  }

  private void scaler(Path file, Node document) {
    String kind = YamlPath.text(document, "kind");
    if (!kind.equals("HorizontalPodAutoscaler")) {
      return;
    }
    String namespace = YamlPath.text(document, "metadata", "namespace");
    String name = YamlPath.text(document, "metadata", "name");
    places.putIfAbsent(new Target(namespace, kind, name, ""), file);
    Set<String> metrics = new HashSet<>();
    for (Node metric : YamlPath.items(document, "spec", "metrics")) {
      String resource = YamlPath.text(metric, "resource", "name");
      metrics.add(resource.isEmpty() ? YamlPath.text(metric, "type") : resource);
    }
    if (metrics.isEmpty()) {
      metrics.add("cpu");
    }
    scalers.put(
        String.join(
            "/",
            namespace,
            YamlPath.text(document, "spec", "scaleTargetRef", "kind"),
            YamlPath.text(document, "spec", "scaleTargetRef", "name")),
        new Scaler(
            name,
            whole(YamlPath.text(document, "spec", "minReplicas"), 1),
            whole(YamlPath.text(document, "spec", "maxReplicas"), 1),
            metrics,
            0));
  }

  private static int whole(String text, int otherwise) {
    return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : otherwise;
  }

  private void workload(Path file, Node document) {
    String kind = YamlPath.text(document, "kind");
    if (!KINDS.contains(kind)) {
      return;
    }
    String namespace = YamlPath.text(document, "metadata", "namespace");
    String name = YamlPath.text(document, "metadata", "name");
    for (Node container : YamlPath.items(document, "spec", "template", "spec", "containers")) {
      Target target = new Target(namespace, kind, name, YamlPath.text(container, "name"));
      if (places.putIfAbsent(target, file) != null) {
        notes.add(target.title() + " is in more than one place; the first is looked at");
        continue;
      }
      workloads.add(
          new Deployed(
              target,
              whole(YamlPath.text(document, "spec", "replicas"), 1),
              new Asked(
                  amount(container, "requests", "cpu", 1),
                  amount(container, "limits", "cpu", 1),
                  amount(container, "requests", "memory", MIB),
                  amount(container, "limits", "memory", MIB)),
              Optional.ofNullable(scalers.get(String.join("/", namespace, kind, name))),
              OptionalDouble.empty(),
              0));
    }
  }

  private static OptionalDouble amount(Node container, String what, String resource, double unit) {
    OptionalDouble amount = Quantity.parse(YamlPath.text(container, "resources", what, resource));
    return amount.isPresent() && amount.getAsDouble() > 0
        ? OptionalDouble.of(amount.getAsDouble() / unit)
        : OptionalDouble.empty();
  }

  /** In the order of their files; the traffic is not known. */
  public List<Deployed> workloads() {
    return List.copyOf(workloads);
  }

  public List<String> notes() {
    return List.copyOf(notes);
  }

  Path folder() {
    return folder;
  }

  Optional<Path> place(Target target) {
    return Optional.ofNullable(places.get(target));
  }

  /** The document of a workload; in any namespace where it is not said in which. */
  Optional<Node> document(Target target) {
    return placeOfWorkload(target).stream()
        .flatMap(file -> compose(text(file)).stream())
        .filter(
            node ->
                YamlPath.text(node, "kind").equals(target.kind())
                    && YamlPath.text(node, "metadata", "name").equals(target.name()))
        .findFirst();
  }

  /** The file that has the workload, whatever its container. */
  Optional<Path> placeOfWorkload(Target target) {
    return places.entrySet().stream()
        .filter(
            entry ->
                entry.getKey().namespace().equals(target.namespace())
                    && entry.getKey().kind().equals(target.kind())
                    && entry.getKey().name().equals(target.name()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  String text(Path file) {
    return texts.getOrDefault(file, "");
  }
}
