package dev.lepton.deploy.cluster;

import dev.lepton.deploy.internal.kubernetes.ManifestReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The objects of a release, as their manifests have them. */
public record ReleaseManifests(List<ManifestObject> objects) {
  private static final String PART_OF = "app.kubernetes.io/part-of";

  public ReleaseManifests {
    objects = List.copyOf(objects);
  }

  /**
   * Reads files, folders with all manifests in them, and folders with a {@code kustomization.yaml},
   * which {@code kustomize} or {@code kubectl} is asked to render.
   *
   * @throws dev.lepton.model.error.LeptonException CONFIG_INVALID with every problem found and its
   *     place; DOCUMENT_MISSING if there is no manifest; TOOL_MISSING if nothing can render
   */
  public static ReleaseManifests read(List<Path> paths) {
    return new ReleaseManifests(ManifestReader.read(paths));
  }

  /**
   * The same of a stream's text.
   *
   * @param name of the stream, for messages
   */
  public static ReleaseManifests parse(String name, String text) {
    return new ReleaseManifests(ManifestReader.parse(name, text));
  }

  /** The application that all labelled objects say they are part of, if they agree. */
  public Optional<String> application() {
    return same(
        objects.stream()
            .map(object -> object.content().getMetadata().getLabels())
            .map(labels -> Optional.ofNullable(labels).map(known -> known.get(PART_OF)))
            .flatMap(Optional::stream)
            .toList());
  }

  /** The one namespace that objects name, or is one of the objects. */
  public Optional<String> namespace() {
    Optional<String> named =
        same(
            objects.stream()
                .map(object -> object.key().namespace())
                .filter(namespace -> !namespace.isEmpty())
                .toList());
    return named.or(
        () ->
            same(
                objects.stream()
                    .map(ManifestObject::key)
                    .filter(key -> key.kind().equals("Namespace"))
                    .map(ObjectKey::name)
                    .toList()));
  }

  private static Optional<String> same(List<String> values) {
    return values.stream().distinct().count() == 1 ? Optional.of(values.get(0)) : Optional.empty();
  }
}
