package dev.lepton.assess.input;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One file of the input, on the disk or inside an archive. Thread-safe. */
public final class InputFile {
  private final String path;
  private final String address;
  private final String name;
  private final String extension;
  private volatile @Nullable URI uri;
  private final long size;
  private final Origin origin;
  private final Path container;
  private final boolean packed;
  private final Content content;
  private volatile boolean given;

  private InputFile(
      String path, String address, long size, Origin origin, Container container, Content content) {
    this.path = path;
    this.address = address;
    this.name = path.substring(path.lastIndexOf('/') + 1);
    this.extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    this.size = size;
    this.origin = origin;
    this.container = container.file();
    this.packed = container.packed();
    this.content = content;
  }

  private record Container(Path file, boolean packed) {}

  /** A file of its own. */
  static InputFile onDisk(String path, String address, long size, Path file) {
    return new InputFile(
        path,
        address,
        size,
        Origin.APPLICATION,
        new Container(file, false),
        () -> Files.newInputStream(file));
  }

  /** An entry of an archive. */
  static InputFile entry(InputFile archive, String name, Entry entry, Content content) {
    return new InputFile(
        archive.path() + "/" + name,
        entry.address(),
        entry.size(),
        entry.origin(),
        new Container(archive.container, true),
        content);
  }

  /** What an archive says of an entry. */
  record Entry(String address, long size, Origin origin) {}

  /**
   * Relative to the root it was found under, with forward slashes; an entry of an archive follows
   * the archive's own path: {@code shop.ear/web.war/WEB-INF/web.xml}.
   */
  public String path() {
    return path;
  }

  /**
   * {@code file:///…}, or {@code jar:file:///…!/…} for an entry, nested with further {@code !/}.
   */
  public URI uri() {
    URI known = uri;
    if (known == null) {
      known = URI.create(address);
      uri = known;
    }
    return known;
  }

  /** The same as a text. */
  public String address() {
    return address;
  }

  /** In bytes, unpacked. */
  public long size() {
    return size;
  }

  public Origin origin() {
    return origin;
  }

  /** Where it is on this machine; empty inside archives. */
  public Optional<Path> location() {
    given = true;
    return packed ? Optional.empty() : Optional.of(container);
  }

  /** The file on this machine that holds it: itself, or the outermost archive around it. */
  public Path container() {
    return container;
  }

  /** The last part of the path. */
  public String name() {
    return name;
  }

  /** In lower case without the dot; empty when there is none. */
  public String extension() {
    return extension;
  }

  /**
   * Opens the bytes anew; the caller closes. Never yields more than {@link #size()} bytes, whatever
   * an archive claims.
   *
   * @throws IOException when the file cannot be read, or its archive is corrupt
   */
  public InputStream open() throws IOException {
    given = true;
    return content.open();
  }

  /** Whether anybody has opened it, or was told where it is and may have done so. */
  public boolean mayHaveBeenRead() {
    return given;
  }

  @Override
  public String toString() {
    return path;
  }
}
