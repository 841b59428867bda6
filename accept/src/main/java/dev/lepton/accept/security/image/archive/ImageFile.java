package dev.lepton.accept.security.image.archive;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * Images in a file: what {@code docker save} and {@code podman save} write, or OCI's layout as a
 * tar file or a folder. Layers are streamed; nothing is unpacked. Not thread-safe.
 */
public final class ImageFile implements AutoCloseable {
  private final Path file;
  private final Parts parts;
  private final List<Image> images;

  private ImageFile(Path file, Parts parts, List<Image> images) {
    this.file = file;
    this.parts = parts;
    this.images = images;
  }

  /** Whether a path is taken for an image: a tar file by its name, a folder by what is in it. */
  public static boolean isOne(Path path) {
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    return Files.isDirectory(path)
        ? Files.isRegularFile(path.resolve("oci-layout"))
        : Files.isRegularFile(path) && name.matches(".*\\.(tar|tgz|tar\\.gz|tar\\.zst|oci)");
  }

  /**
   * @throws LeptonException DOCUMENT_MISSING when it cannot be read, CONFIG_INVALID when it holds
   *     no image or is damaged
   */
  public static ImageFile open(Path file) {
    Parts parts = parts(file);
    try {
      return new ImageFile(file, parts, new Manifests(parts).images());
    } catch (IOException | JacksonException | IllegalArgumentException e) {
      LeptonException damaged = damaged(file, e);
      try {
        parts.close();
      } catch (IOException again) {
        damaged.addSuppressed(again);
      }
      throw damaged;
    }
  }

  private static Parts parts(Path file) {
    try {
      return Files.isDirectory(file) ? new FolderParts(file.toRealPath()) : TarParts.open(file);
    } catch (IOException | IllegalArgumentException e) {
      if (!Files.isReadable(file)) {
        throw new LeptonException(
            ErrorCode.DOCUMENT_MISSING,
            "the image cannot be read: " + e.getMessage(),
            file.toString(),
            "name a file that is there and may be read",
            e);
      }
      throw damaged(file, e);
    }
  }

  private static LeptonException damaged(Path file, Exception e) {
    return new LeptonException(
        ErrorCode.CONFIG_INVALID,
        "it is no image, or a damaged one: " + e.getMessage(),
        file.toString(),
        "write it again: podman save --format oci-archive -o FILE IMAGE, or docker save -o FILE"
            + " IMAGE",
        e);
  }

  /** At least one. */
  public List<Image> images() {
    return images;
  }

  /**
   * Shows every entry of every layer, the lowest layer first.
   *
   * @throws LeptonException CONFIG_INVALID when a layer is missing or damaged
   */
  public void walk(Image image, LayerVisitor visitor) {
    for (int layer = 0; layer < image.layers().size(); layer++) {
      String name = image.layers().get(layer);
      try (Digested packed = new Digested(parts.open(name), name)) {
        read(new LayerReader(layer, visitor), packed);
        packed.verify();
      } catch (IOException | IllegalArgumentException e) {
        throw damaged(file, new IOException("layer " + name + ": " + e.getMessage(), e));
      }
    }
  }

  private static void read(LayerReader reader, InputStream packed) throws IOException {
    BufferedInputStream bytes = new BufferedInputStream(packed, 1 << 16);
    Optional<Compression> compression = Compression.of(bytes);
    InputStream plain = compression.isPresent() ? compression.get().unpack(bytes) : bytes;
    reader.read(plain);
    // Zeros may follow the last entry: they count for the digest.
    plain.transferTo(java.io.OutputStream.nullOutputStream());
    bytes.transferTo(java.io.OutputStream.nullOutputStream());
  }

  @Override
  public void close() {
    try {
      parts.close();
    } catch (IOException e) {
      throw damaged(file, e);
    }
  }
}
