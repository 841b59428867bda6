package dev.lepton.transform.internal.container;

import dev.lepton.transform.internal.container.language.DataFile;
import dev.lepton.transform.internal.source.SourceTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Small applications of our own in all languages, each with what should become of it. */
final class Corpus {
  private static final Path ROOT = Path.of("src/test/resources/corpus");

  private Corpus() {}

  static List<String> applications() {
    try (Stream<Path> folders = Files.list(ROOT)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path folder(String application) {
    return ROOT.resolve(application);
  }

  static List<Service> found(String application) {
    return new ServiceFinder(() -> true).find(SourceTree.scan(folder(application)), Hints.none());
  }

  /**
   * What should be found of a service.
   *
   * @param start the words of its command, joined
   */
  record Expected(
      String name,
      String folder,
      String role,
      Optional<String> schedule,
      Optional<Integer> port,
      String start,
      Optional<String> base,
      Map<String, String> environment,
      List<String> secrets,
      List<String> dependsOn) {

    static Expected of(Service service) {
      return new Expected(
          service.name(),
          service.folder(),
          service.role().name(),
          service.schedule().map(Object::toString),
          service.port(),
          String.join(" ", service.stack().command()),
          service.stack().usualBaseImage(),
          new TreeMap<>(service.environment()),
          service.secrets(),
          service.dependsOn());
    }

    static Expected of(JsonNode node) {
      Map<String, String> environment = new TreeMap<>();
      node.path("environment")
          .propertyStream()
          .forEach(one -> environment.put(one.getKey(), one.getValue().asString()));
      return new Expected(
          node.path("name").asString(),
          node.path("folder").asString(""),
          node.path("role").asString(),
          text(node, "schedule"),
          node.has("port") ? Optional.of(node.path("port").asInt()) : Optional.empty(),
          node.path("start").asString(""),
          text(node, "base"),
          environment,
          node.path("secrets").valueStream().map(JsonNode::asString).toList(),
          node.path("dependsOn").valueStream().map(JsonNode::asString).toList());
    }
  }

  /**
   * How a service is tried out with a real builder.
   *
   * @param kind names the images to build and to run upon
   * @param request a path; empty for what answers nothing
   * @param answer a part of the body, or of what it writes
   */
  record Trial(String service, String kind, Optional<String> request, String answer) {}

  static List<Expected> expected(String application) {
    return document(application).path("services").valueStream().map(Expected::of).toList();
  }

  /** The trials of an application; none when its tools cannot be had without a registry. */
  static List<Trial> trials(String application) {
    return document(application)
        .path("services")
        .valueStream()
        .filter(node -> node.has("answer"))
        .map(
            node ->
                new Trial(
                    node.path("name").asString(),
                    text(node, "kind")
                        .orElseGet(() -> document(application).path("kind").asString()),
                    text(node, "request"),
                    node.path("answer").asString()))
        .toList();
  }

  private static JsonNode document(String application) {
    return SourceTree.scan(folder(application))
        .text("expected.yaml")
        .map(DataFile::read)
        .orElseThrow(() -> new IllegalStateException(application + " has no expected.yaml"));
  }

  private static Optional<String> text(JsonNode node, String name) {
    return node.has(name) ? Optional.of(node.path(name).asString()) : Optional.empty();
  }
}
