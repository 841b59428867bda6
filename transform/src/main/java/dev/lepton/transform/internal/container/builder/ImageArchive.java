package dev.lepton.transform.internal.container.builder;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An image as a file, in Docker's or OCI's layout. Not thread-safe. */
public final class ImageArchive implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String WHITEOUT = ".wh.";

  private final TarFile tar;
  private final List<String> layers;

  private ImageArchive(TarFile tar, List<String> layers) {
    this.tar = tar;
    this.layers = layers;
  }

  public static ImageArchive open(Path file) throws IOException {
    TarFile tar = new TarFile(file.toFile());
    return new ImageArchive(tar, layers(tar));
  }

  private static List<String> layers(TarFile tar) throws IOException {
    if (has(tar, "manifest.json")) {
      return json(tar, "manifest.json")
          .path(0)
          .path("Layers")
          .valueStream()
          .map(JsonNode::asString)
          .toList();
    }
    JsonNode index = json(tar, "index.json");
    JsonNode manifest = json(tar, blob(index.path("manifests").path(0)));
    return manifest.path("layers").valueStream().map(ImageArchive::blob).toList();
  }

  /** How many layers it has. */
  int layers() {
    return layers.size();
  }

  private static String blob(JsonNode descriptor) {
    return "blobs/" + descriptor.path("digest").asString().replace(':', '/');
  }

  private static boolean has(TarFile tar, String name) {
    return tar.getEntries().stream().anyMatch(entry -> entry.getName().equals(name));
  }

  private static JsonNode json(TarFile tar, String name) throws IOException {
    try (InputStream content = tar.getInputStream(entry(tar, name))) {
      return JSON.readTree(content.readAllBytes());
    }
  }

  private static TarArchiveEntry entry(TarFile tar, String name) throws IOException {
    TarArchiveEntry found =
        tar.getEntries().stream()
            .filter(entry -> entry.getName().equals(name))
            .findFirst()
            .orElseThrow(() -> new IOException("the image has no " + name));
    // Docker's layout has a layer that was there already as a link to it.
    return found.isSymbolicLink()
        ? entry(tar, Path.of(name).resolveSibling(found.getLinkName()).normalize().toString())
        : found;
  }

  /**
   * The size of all files from this layer on, not compressed.
   *
   * @param first counted from the base, from zero
   */
  public long bytes(int first) throws IOException {
    long bytes = 0;
    for (String layer : layers.subList(Math.min(first, layers.size()), layers.size())) {
      try (TarArchiveInputStream files = files(layer)) {
        for (TarArchiveEntry file = files.getNextEntry();
            file != null;
            file = files.getNextEntry()) {
          bytes += file.isFile() ? file.getSize() : 0;
        }
      }
    }
    return bytes;
  }

  /**
   * Unpacks what these layers add. Names that lead out of the folder are left out, as are links.
   *
   * @param first counted from the base, from zero
   */
  public void unpack(int first, Path folder) throws IOException {
    for (String layer : layers.subList(Math.min(first, layers.size()), layers.size())) {
      try (TarArchiveInputStream files = files(layer)) {
        for (TarArchiveEntry file = files.getNextEntry();
            file != null;
            file = files.getNextEntry()) {
          Path place = folder.resolve(file.getName().replaceFirst("^/+", "")).normalize();
          if (place.startsWith(folder) && !place.equals(folder)) {
            unpack(file, files, place);
          }
        }
      }
    }
  }

  private static void unpack(TarArchiveEntry file, InputStream content, Path place)
      throws IOException {
    String name = place.getFileName().toString();
    if (name.startsWith(WHITEOUT)) {
      Files.deleteIfExists(place.resolveSibling(name.substring(WHITEOUT.length())));
    } else if (file.isFile() && !file.isLink() && !file.isSymbolicLink()) {
      Files.createDirectories(place.getParent());
      Files.copy(content, place, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private TarArchiveInputStream files(String layer) throws IOException {
    BufferedInputStream bytes = new BufferedInputStream(tar.getInputStream(entry(tar, layer)));
    bytes.mark(2);
    boolean compressed = bytes.read() == 0x1f && bytes.read() == 0x8b;
    bytes.reset();
    return new TarArchiveInputStream(compressed ? new GZIPInputStream(bytes) : bytes);
  }

  @Override
  public void close() throws IOException {
    tar.close();
  }
}
