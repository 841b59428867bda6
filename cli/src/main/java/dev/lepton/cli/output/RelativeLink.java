package dev.lepton.cli.output;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** How one page leads to another; holds as long as both are moved together. Stateless. */
public final class RelativeLink {
  private RelativeLink() {}

  /** The link to write into a page. */
  public static String of(Path page, Path to) {
    Path folder = page.toAbsolutePath().normalize().getParent();
    Path target = to.toAbsolutePath().normalize();
    String path = folder == null ? target.toString() : folder.relativize(target).toString();
    return "./" + quoted(path.replace('\\', '/'));
  }

  private static String quoted(String path) {
    try {
      return new URI(null, null, path, null).getRawPath();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a path can always be quoted", e);
    }
  }
}
