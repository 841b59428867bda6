package dev.lepton.transform.internal.config;

import dev.lepton.transform.internal.source.TextFile;

/** Stretches of a text that are taken away as people would: with the lines they leave empty. */
final class Lines {
  private Lines() {}

  /** A stretch of a file's text. */
  record Stretch(int start, int end) {}

  /** The stretch itself, and its lines as a whole when nothing else is on them. */
  static Stretch whole(TextFile file, int start, int end) {
    String text = file.content();
    int from = text.lastIndexOf('\n', start - 1) + 1;
    int to = text.indexOf('\n', end);
    to = to < 0 ? text.length() : to + 1;
    boolean alone = text.substring(from, start).isBlank() && text.substring(end, to).isBlank();
    return alone ? new Stretch(from, to) : new Stretch(start, end);
  }

  /** White space before the first sign of the line that an offset is on. */
  static String indentation(TextFile file, int offset) {
    String line = file.line(file.lineAt(offset));
    return line.substring(0, line.length() - line.stripLeading().length());
  }
}
