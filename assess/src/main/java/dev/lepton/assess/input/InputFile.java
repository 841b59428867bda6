package dev.lepton.assess.input;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** One file of the input, on the disk or inside an archive. Thread-safe. */
public final class InputFile {
  private final String path;
  private final URI uri;
  private final long size;
  private final Origin origin;
  private final Optional<Path> location;
  private final Content content;

  InputFile(
      String path, URI uri, long size, Origin origin, Optional<Path> location, Content content) {
    this.path = path;
    this.uri = uri;
    this.size = size;
    this.origin = origin;
    this.location = location;
    this.content = content;
  }

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
    return uri;
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
    return location;
  }

  /** The last part of the path. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** In lower case without the dot; empty when there is none. */
  public String extension() {
    String name = name();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /**
   * Opens the bytes anew; the caller closes. Never yields more than {@link #size()} bytes, whatever
   * an archive claims.
   *
   * @throws IOException when the file cannot be read, or its archive is corrupt
   */
  public InputStream open() throws IOException {
    return content.open();
  }

  @Override
  public String toString() {
    return path;
  }
}
