package dev.lepton.accept.security.image;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** An image, made by hand. */
public final class TestImage {
  /** How a layer is packed. */
  public enum Packing {
    NONE,
    GZIP,
    ZSTD
  }

  /** A layer in the making. */
  public static final class Layer {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes);
    private boolean finished;

    Layer() {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    }

    public Layer file(String path, int mode, byte[] content) {
      TarArchiveEntry entry = new TarArchiveEntry(path, true);
      entry.setMode(mode);
      entry.setSize(content.length);
      return put(entry, content);
    }

    public Layer file(String path, int mode, String content) {
      return file(path, mode, content.getBytes(StandardCharsets.UTF_8));
    }

    public Layer folder(String path, int mode) {
      TarArchiveEntry entry = new TarArchiveEntry(path + "/", true);
      entry.setMode(mode);
      return put(entry, new byte[0]);
    }

    Layer link(String path, String target) {
      TarArchiveEntry entry = new TarArchiveEntry(path, TarConstants.LF_SYMLINK, true);
      entry.setLinkName(target);
      entry.setMode(0777);
      return put(entry, new byte[0]);
    }

    Layer capable(String path) {
      TarArchiveEntry entry = new TarArchiveEntry(path, true);
      entry.setMode(0755);
      entry.addPaxHeader("SCHILY.xattr.security.capability", "cap");
      return put(entry, new byte[0]);
    }

    Layer commented(String path, int characters) {
      TarArchiveEntry entry = new TarArchiveEntry(path, true);
      entry.addPaxHeader("comment", "a".repeat(characters));
      return put(entry, new byte[0]);
    }

    private Layer put(TarArchiveEntry entry, byte[] content) {
      try {
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
        return this;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    byte[] packed(Packing packing) {
      try {
        if (!finished) {
          tar.finish();
          finished = true;
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out =
            switch (packing) {
              case NONE -> packed;
              case GZIP -> new GZIPOutputStream(packed);
              case ZSTD -> new ZstdOutputStream(packed);
            }) {
          out.write(bytes.toByteArray());
        }
        return packed.toByteArray();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private final List<Layer> layers = new ArrayList<>();
  private String config = "{}";
  private String history = "[]";
  private Packing packing = Packing.GZIP;

  public TestImage config(String json) {
    this.config = json;
    return this;
  }

  TestImage history(String json) {
    this.history = json;
    return this;
  }

  TestImage packed(Packing how) {
    this.packing = how;
    return this;
  }

  public Layer layer() {
    Layer layer = new Layer();
    layers.add(layer);
    return layer;
  }

  private String description() {
    return "{\"architecture\":\"amd64\",\"config\":" + config + ",\"history\":" + history + "}";
  }

  private Map<String, byte[]> oci() {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    List<String> listed = new ArrayList<>();
    layers.forEach(layer -> listed.add(blob(parts, layer.packed(packing))));
    String described = blob(parts, description().getBytes(StandardCharsets.UTF_8));
    String manifest =
        "{\"schemaVersion\":2,\"config\":" + described + ",\"layers\":" + listed + "}";
    String top = blob(parts, manifest.getBytes(StandardCharsets.UTF_8));
    parts.put("index.json", text("{\"schemaVersion\":2,\"manifests\":[" + top + "]}"));
    parts.put("oci-layout", text("{\"imageLayoutVersion\":\"1.0.0\"}"));
    return parts;
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String blob(Map<String, byte[]> parts, byte[] content) {
    try {
      String digest =
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
      parts.put("blobs/sha256/" + digest, content);
      return "{\"digest\":\"sha256:" + digest + "\",\"size\":" + content.length + "}";
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** OCI's layout as a tar file. */
  public Path oci(Path file) {
    return tar(file, oci());
  }

  /** OCI's layout as a folder. */
  Path folder(Path folder) {
    oci()
        .forEach(
            (name, content) -> {
              try {
                Path place = folder.resolve(name);
                Files.createDirectories(place.getParent());
                Files.write(place, content);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    return folder;
  }

  /** As docker save writes it. */
  Path docker(Path file) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      names.add("\"" + i + "/layer.tar\"");
      parts.put(i + "/layer.tar", layers.get(i).packed(packing));
    }
    parts.put("abc.json", text(description()));
    parts.put(
        "manifest.json",
        text("[{\"Config\":\"abc.json\",\"RepoTags\":[\"shop:1\"],\"Layers\":" + names + "}]"));
    return tar(file, parts);
  }

  static Path tar(Path file, Map<String, byte[]> parts) {
    Layer whole = new Layer();
    parts.forEach((name, content) -> whole.file(name, 0644, content));
    try {
      return Files.write(file, whole.packed(Packing.NONE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
