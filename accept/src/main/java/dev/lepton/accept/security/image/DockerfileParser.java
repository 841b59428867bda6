package dev.lepton.accept.security.image;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a Dockerfile into instructions: comments, continued lines and here-documents. */
final class DockerfileParser {
  private static final Pattern HERE_DOCUMENT = Pattern.compile("<<-?['\"]?(\\w+)['\"]?");

  private final Iterator<String> lines;
  private int line;

  private DockerfileParser(String text) {
    this.lines = text.lines().iterator();
  }

  static List<Instruction> parse(String text) {
    DockerfileParser parser = new DockerfileParser(text);
    List<Instruction> instructions = new ArrayList<>();
    while (parser.lines.hasNext()) {
      String first = parser.next().strip();
      if (!first.isEmpty() && !first.startsWith("#")) {
        instructions.add(parser.instruction(first));
      }
    }
    return List.copyOf(instructions);
  }

  private String next() {
    line++;
    return lines.next();
  }

  private Instruction instruction(String first) {
    int start = line;
    String whole = continued(first);
    String[] parts = whole.split("\\s+", 2);
    String arguments = parts.length > 1 ? parts[1] : "";
    return new Instruction(start, parts[0].toUpperCase(Locale.ROOT), withHereDocument(arguments));
  }

  /** Comment lines between continued lines belong to nobody. */
  private String continued(String first) {
    StringBuilder whole = new StringBuilder(first);
    while (whole.length() > 0 && whole.charAt(whole.length() - 1) == '\\') {
      whole.setLength(whole.length() - 1);
      String following = "#";
      while (following.startsWith("#") && lines.hasNext()) {
        following = next().strip();
      }
      if (following.startsWith("#")) {
        break;
      }
      whole.append(' ').append(following);
    }
    return whole.toString();
  }

  private String withHereDocument(String arguments) {
    Matcher marker = HERE_DOCUMENT.matcher(arguments);
    if (!marker.find()) {
      return arguments;
    }
    StringBuilder whole = new StringBuilder(arguments);
    while (lines.hasNext()) {
      String text = next();
      if (text.strip().equals(marker.group(1))) {
        break;
      }
      whole.append(' ').append(text.strip());
    }
    return whole.toString();
  }
}
