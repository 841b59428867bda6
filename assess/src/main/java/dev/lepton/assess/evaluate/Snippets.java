package dev.lepton.assess.evaluate;

import dev.lepton.assess.input.DecodedText;
import dev.lepton.assess.input.InputFile;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The lines around hits. Keeps the texts of the files it saw last. For one thread. */
final class Snippets {
  private static final int LARGEST = 16 << 20;
  private static final int KEPT = 64;

  /** Minified lines help nobody. */
  private static final int WIDEST = 400;

  private final int context;
  private final CodeSource code;
  private final SecretLines secrets;
  private final Map<URI, NumberedLines> texts =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<URI, NumberedLines> eldest) {
          return size() > KEPT;
        }
      };

  /**
   * @param context lines before and after, or {@link AnalysisRequest#NO_SNIPPETS}
   * @param code for files without a text of their own
   * @param secrets what is not shown
   */
  Snippets(int context, CodeSource code, SecretLines secrets) {
    this.context = context;
    this.code = code;
    this.secrets = secrets;
  }

  /** Numbered lines around a hit; empty when there is no text or no place in it. */
  Optional<String> around(Hit hit) {
    if (hit.location().isEmpty() || context == AnalysisRequest.NO_SNIPPETS) {
      return Optional.empty();
    }
    if (hit.file().isEmpty()) {
      return code.around(hit, context).map(text -> secrets.shown(hit.uri(), text));
    }
    NumberedLines lines = lines(hit);
    Location location = hit.location().get();
    int first = Math.max(1, location.startLine() - context);
    int last = Math.min(lines.count(), location.endLine() + context);
    int width = String.valueOf(location.endLine() + context).length();
    StringBuilder text = new StringBuilder();
    for (int line = first; line <= last; line++) {
      String number = String.valueOf(line);
      text.append(" ".repeat(Math.max(0, width - number.length()))).append(number).append("  ");
      text.append(cut(secrets.shown(hit.uri(), lines, line))).append(System.lineSeparator());
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(text.toString().stripTrailing());
  }

  /** The line where a hit starts; empty when there is none. */
  String line(Hit hit) {
    int line = hit.location().map(Location::startLine).orElse(0);
    NumberedLines lines = line == 0 ? NumberedLines.NONE : lines(hit);
    return line >= 1 && line <= lines.count() ? lines.line(line) : "";
  }

  private static String cut(String line) {
    return line.length() <= WIDEST ? line : line.substring(0, WIDEST) + " …";
  }

  private NumberedLines lines(Hit hit) {
    return hit.file()
        .map(file -> texts.computeIfAbsent(file.uri(), uri -> read(file)))
        .orElse(NumberedLines.NONE);
  }

  private static NumberedLines read(InputFile file) {
    try {
      return DecodedText.of(file, LARGEST).map(NumberedLines::of).orElse(NumberedLines.NONE);
    } catch (IOException e) {
      // The hit itself stands; its file has just gone, or its archive is corrupt behind it.
      return NumberedLines.NONE;
    }
  }
}
