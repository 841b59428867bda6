package dev.lepton.assess.builtin;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The document type that an XML file declares; read without any parser that could follow it. */
record DocumentType(String publicId, String written, int line) {
  /** Declarations stand at the beginning. */
  private static final int SEARCHED = 1 << 16;

  private static final Pattern DECLARATION =
      Pattern.compile("<!DOCTYPE\\s+[^\\s>]+\\s+PUBLIC\\s+(?:\"([^\"]*)\"|'([^']*)')[^>]*>?");

  static Optional<DocumentType> of(String text) {
    String head = text.substring(0, Math.min(text.length(), SEARCHED));
    Matcher matcher = DECLARATION.matcher(head);
    if (!matcher.find()) {
      return Optional.empty();
    }
    String id = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
    int line = 1 + (int) head.substring(0, matcher.start()).chars().filter(c -> c == '\n').count();
    return Optional.of(new DocumentType(id, matcher.group(), line));
  }
}
