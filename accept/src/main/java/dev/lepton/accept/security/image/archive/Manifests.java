package dev.lepton.accept.security.image.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds the images among an archive's parts. */
final class Manifests {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MOST_BYTES = 8 << 20;
  private static final int DEEPEST = 4;
  private static final int MOST_IMAGES = 64;
  private static final String NAME = "org.opencontainers.image.ref.name";

  private final Parts parts;
  private final List<Image> images = new ArrayList<>();

  Manifests(Parts parts) {
    this.parts = parts;
  }

  /**
   * Docker's list first: its names are what people call the images.
   *
   * @throws IOException when there is none
   */
  List<Image> images() throws IOException {
    if (parts.has("manifest.json")) {
      for (JsonNode one : json("manifest.json")) {
        docker(one);
      }
    } else if (parts.has("index.json")) {
      index(json("index.json"), "", 0);
    } else {
      throw new IOException("it has neither a manifest.json nor an index.json");
    }
    if (images.isEmpty()) {
      throw new IOException("no image is listed in it");
    }
    return List.copyOf(images);
  }

  private void docker(JsonNode manifest) throws IOException {
    String name = manifest.path("RepoTags").path(0).asString("");
    List<String> layers =
        manifest.path("Layers").valueStream().map(layer -> layer.asString("")).toList();
    String config = manifest.path("Config").asString("");
    add(new Image(name, json(config), JSON.createObjectNode(), layers));
  }

  /** An index may list indexes, one image for each platform, and what is about images. */
  private void index(JsonNode index, String outer, int depth) throws IOException {
    if (depth > DEEPEST) {
      throw new IOException("its lists of images are nested too deeply");
    }
    for (JsonNode listed : index.path("manifests")) {
      String name = name(listed, outer);
      boolean about =
          listed.path("platform").path("os").asString("").equals("unknown")
              || listed.has("artifactType");
      JsonNode manifest = about ? JSON.createObjectNode() : json(blob(listed));
      if (manifest.has("manifests")) {
        index(manifest, name, depth + 1);
      } else if (manifest.has("layers")) {
        List<String> layers = new ArrayList<>();
        for (JsonNode layer : manifest.path("layers")) {
          layers.add(blob(layer));
        }
        JsonNode description = json(blob(manifest.path("config")));
        add(new Image(name, description, manifest.path("annotations"), layers));
      }
    }
  }

  private static String name(JsonNode listed, String outer) {
    JsonNode platform = listed.path("platform");
    String made =
        Stream.of("os", "architecture", "variant")
            .map(key -> platform.path(key).asString(""))
            .filter(text -> !text.isEmpty())
            .reduce((first, second) -> first + "/" + second)
            .orElse("");
    String called = listed.path("annotations").path(NAME).asString(outer);
    return called.isEmpty() || made.isEmpty() ? called + made : called + " " + made;
  }

  private void add(Image image) throws IOException {
    for (String layer : image.layers()) {
      if (!parts.has(layer)) {
        throw new IOException("a layer is missing: " + layer);
      }
    }
    if (images.size() == MOST_IMAGES) {
      throw new IOException("it has more than " + MOST_IMAGES + " images");
    }
    images.add(image);
  }

  private static String blob(JsonNode descriptor) throws IOException {
    String digest = descriptor.path("digest").asString("");
    if (!digest.matches("[a-z0-9+._-]+:[0-9a-zA-Z=_-]+")) {
      throw new IOException("\"" + digest + "\" is no digest");
    }
    return "blobs/" + digest.replace(':', '/');
  }

  private JsonNode json(String name) throws IOException {
    try (Digested content = new Digested(parts.open(name), name)) {
      byte[] bytes = read(content);
      content.verify();
      return JSON.readTree(bytes);
    }
  }

  private static byte[] read(InputStream content) throws IOException {
    byte[] bytes = content.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new IOException("a description in it has more than " + (MOST_BYTES >> 20) + " MiB");
    }
    return bytes;
  }
}
