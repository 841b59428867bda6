package dev.lepton.assess.dependency;

import dev.lepton.assess.input.InputFile;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Declarations that a regular expression finds: group 1 is the name, group 2 the version. */
final class Lines {
  private Lines() {}

  static List<Declared> find(InputFile file, String text, Pattern pattern, String type) {
    List<Declared> declared = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    int line = 1;
    int at = 0;
    while (matcher.find()) {
      for (; at < matcher.start(1); at++) {
        line += text.charAt(at) == '\n' ? 1 : 0;
      }
      String version = matcher.groupCount() < 2 || matcher.group(2) == null ? "" : matcher.group(2);
      declared.add(new Declared(file, line, matcher.group(1), version.strip(), type));
    }
    return declared;
  }

  /** Blanks out comments, so that positions stay. */
  static String without(Pattern comment, String text) {
    return comment.matcher(text).replaceAll(found -> found.group().replaceAll("[^\n]", " "));
  }
}
