package dev.lepton.assess.evaluate;

import dev.lepton.assess.input.DecodedText;
import dev.lepton.assess.input.InputFile;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The lines around hits. Keeps the texts of the files it saw last. For one thread. */
final class Snippets {
  private static final int LARGEST = 16 << 20;
  private static final int KEPT = 64;

  /** Minified lines help nobody. */
  private static final int WIDEST = 400;

  private final int context;
  private final Map<URI, List<String>> texts =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<URI, List<String>> eldest) {
          return size() > KEPT;
        }
      };

  /**
   * @param context lines before and after
   */
  Snippets(int context) {
    this.context = context;
  }

  /** Numbered lines around a hit; empty when there is no text or no place in it. */
  Optional<String> around(Hit hit) {
    if (hit.location().isEmpty()) {
      return Optional.empty();
    }
    List<String> lines = lines(hit);
    Location location = hit.location().get();
    int first = Math.max(1, location.startLine() - context);
    int last = Math.min(lines.size(), location.endLine() + context);
    int width = String.valueOf(location.endLine() + context).length();
    StringBuilder text = new StringBuilder();
    for (int line = first; line <= last; line++) {
      text.append(
          String.format(Locale.ROOT, "%" + width + "d  %s%n", line, cut(lines.get(line - 1))));
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(text.toString().stripTrailing());
  }

  /** The line where a hit starts; empty when there is none. */
  String line(Hit hit) {
    int line = hit.location().map(Location::startLine).orElse(0);
    List<String> lines = line == 0 ? List.of() : lines(hit);
    return line >= 1 && line <= lines.size() ? lines.get(line - 1) : "";
  }

  private static String cut(String line) {
    return line.length() <= WIDEST ? line : line.substring(0, WIDEST) + " …";
  }

  private List<String> lines(Hit hit) {
    return hit.file()
        .map(file -> texts.computeIfAbsent(file.uri(), uri -> read(file)))
        .orElse(List.of());
  }

  private static List<String> read(InputFile file) {
    try {
      return DecodedText.of(file, LARGEST).map(text -> text.lines().toList()).orElse(List.of());
    } catch (IOException e) {
      // The hit itself stands; its file has just gone, or its archive is corrupt behind it.
      return List.of();
    }
  }
}
