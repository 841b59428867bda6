package dev.lepton.transform.internal.container;

import java.util.List;
import java.util.stream.Collectors;

/** Pieces that every Dockerfile has. Pure. */
final class Labels {
  private Labels() {}

  /** The Open Container Initiative's annotations that say what the image is. */
  static String of(ImageRequest request) {
    return """
    LABEL org.opencontainers.image.title="%1$s" \\
          org.opencontainers.image.version="%2$s" \\
          org.opencontainers.image.ref.name="%1$s:%2$s" \\
          org.opencontainers.image.description="%1$s, containerised by Lepton Migrate\"\
    """
        .formatted(request.name(), request.version());
  }

  /** Words as a JSON array, which no shell takes apart. */
  static String execForm(List<String> words) {
    return words.stream()
        .map(word -> '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
