package dev.lepton.assess.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A small application in one text: {@code --- path} begins a file; {@code ?tag LOCATION pattern}
 * asks; the lines that must answer carry {@code @tag} in a comment. All other lines must not.
 */
record Fixture(String name, Map<String, String> files, List<Question> questions) {
  private static final Pattern QUESTION = Pattern.compile("\\?(\\w+) (\\w+) (.+)");
  private static final Pattern TAG = Pattern.compile("@(\\w+)(?= |$)");

  /** One condition, and the places that must answer it. */
  record Question(String tag, String location, String pattern, TreeSet<String> places) {
    /**
     * As a rule file would have them. Behind {@code ~} follow {@code @annotation} and {@code
     * element=value}.
     */
    Map<String, Object> fields() {
      String[] parts = pattern.split(" ~ ");
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("pattern", parts[0]);
      if (!location.equals("ANY")) {
        fields.put("location", location);
      }
      if (parts.length > 1) {
        fields.put("annotated", annotated(parts[1]));
      }
      return fields;
    }

    private static Map<String, Object> annotated(String text) {
      Map<String, Object> annotated = new LinkedHashMap<>();
      for (String word : text.split(" ")) {
        if (word.startsWith("@")) {
          annotated.put("pattern", word.substring(1));
        } else {
          int equals = word.indexOf('=');
          annotated.put(
              "elements",
              List.of(
                  Map.of("name", word.substring(0, equals), "value", word.substring(equals + 1))));
        }
      }
      return annotated;
    }
  }

  static Fixture read(Path file) {
    Map<String, String> files = new LinkedHashMap<>();
    List<Question> questions = new ArrayList<>();
    String path = "";
    StringBuilder text = new StringBuilder();
    try {
      for (String line : Files.readAllLines(file)) {
        Matcher question = QUESTION.matcher(line);
        if (line.startsWith("--- ")) {
          files.put(path, text.toString());
          path = line.substring(4).strip();
          text.setLength(0);
        } else if (question.matches()) {
          questions.add(
              new Question(
                  question.group(1),
                  question.group(2),
                  question.group(3).strip(),
                  new TreeSet<>()));
        } else {
          text.append(line).append('\n');
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    files.put(path, text.toString());
    files.remove("");
    files.forEach((where, what) -> mark(where, what, questions));
    return new Fixture(String.valueOf(file.getFileName()), files, questions);
  }

  private static void mark(String path, String text, List<Question> questions) {
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      int comment = lines.get(i).indexOf("//@");
      if (comment >= 0) {
        Matcher tag = TAG.matcher(lines.get(i).substring(comment + 2));
        while (tag.find()) {
          for (Question question : questions) {
            if (question.tag().equals(tag.group(1))) {
              question.places().add(path + ":" + (i + 1));
            }
          }
        }
      }
    }
  }

  void write(Path folder) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path target = folder.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.writeString(target, file.getValue());
    }
  }
}
