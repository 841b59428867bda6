package dev.lepton.assess.builtin;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/** Regular expressions as rules write them: RE2, in linear time whatever they say. */
final class Regexes {
  private Regexes() {}

  /** Quotes around the whole expression are none of it. */
  static String bare(String written) {
    String text = written.startsWith("\"") ? written.substring(1) : written;
    return text.endsWith("\"") ? text.substring(0, text.length() - 1) : text;
  }

  static Pattern compile(String written) {
    return Pattern.compile(bare(written));
  }

  static Optional<String> problem(String written) {
    try {
      compile(written);
      return Optional.empty();
    } catch (PatternSyntaxException e) {
      return Optional.of("is no regular expression: " + e.getMessage());
    }
  }
}
