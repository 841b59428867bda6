package dev.lepton.assess.input;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** Writes files' addresses. Most are plain, and need none of the work that Java's own way takes. */
final class Addresses {
  private Addresses() {}

  /** {@code file:///…}, as other analysers write it; Java itself would write one slash. */
  static String of(Path file) {
    String path = file.toString();
    return "file://" + (path.startsWith("/") && isPlain(path) ? path : file.toUri().getRawPath());
  }

  /** {@code jar:file:///…!/…}, of an entry of an archive. */
  static String of(String archive, String name) {
    String prefix = archive.startsWith("jar:") ? archive : "jar:" + archive;
    return prefix + "!" + quoted("/" + name);
  }

  private static String quoted(String path) {
    try {
      return isPlain(path) ? path : new URI(null, null, path, null).getRawPath();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a path can always be quoted", e);
    }
  }

  private static boolean isPlain(String path) {
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      boolean plain =
          c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || c >= '-' && c <= '9'
              || c == '_'
              || c == '$';
      if (!plain) {
        return false;
      }
    }
    return true;
  }
}
