package dev.lepton.transform.internal.config;

import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.Edit;
import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.source.SourceTree;
import dev.lepton.transform.internal.source.TextFile;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Adds settings to a Spring Boot application's own configuration. */
final class SpringSettings {
  private SpringSettings() {}

  /** A key that is added unless it is there. */
  record Added(String key, String value) {}

  /**
   * @param build the build file of the module that is meant
   */
  static void add(
      Refactoring refactoring, Concern concern, String build, List<Added> settings, String rule) {
    String resources = build.substring(0, build.lastIndexOf('/') + 1) + "src/main/resources/";
    Optional<TextFile> file = file(refactoring.tree(), resources);
    List<Added> missing =
        settings.stream()
            .filter(one -> file.filter(text -> has(text, one.key())).isEmpty())
            .toList();
    if (missing.isEmpty()) {
      return;
    }
    if (file.isEmpty()) {
      String text = properties(missing, "\n");
      refactoring.append(concern, resources + "application.properties", text, rule);
    } else if (ConfigLine.isYaml(file.get())) {
      missing.forEach(one -> insert(refactoring, concern, file.get(), one, rule));
    } else {
      TextFile text = file.get();
      String separator =
          text.content().isEmpty() || text.content().endsWith("\n") ? "" : text.newline();
      String added = separator + properties(missing, text.newline());
      refactoring.edit(new Edit(concern, text.path(), text.content().length(), 0, added, rule));
    }
  }

  private static Optional<TextFile> file(SourceTree tree, String resources) {
    return Stream.of("application.properties", "application.yml", "application.yaml")
        .flatMap(name -> tree.text(resources + name).stream())
        .findFirst();
  }

  private static boolean has(TextFile file, String key) {
    for (int number = 1; number <= file.lines().size(); number++) {
      if (ConfigLine.at(file, number).filter(line -> line.key().equals(key)).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static String properties(List<Added> settings, String newline) {
    StringBuilder text = new StringBuilder();
    settings.forEach(one -> text.append(one.key()).append('=').append(one.value()).append(newline));
    return text.toString();
  }

  /** Below the longest part of the key that is there already; else behind all others. */
  private static void insert(
      Refactoring refactoring, Concern concern, TextFile file, Added setting, String rule) {
    String[] keys = setting.key().split("\\.");
    int last = lastLine(file);
    String step = step(file);
    int depth = 0;
    int at = file.offsetOfLine(last + 1);
    String indentation = "";
    for (int number = 1; number <= last && depth < keys.length - 1; number++) {
      Pattern key = Pattern.compile(Pattern.quote(indentation + keys[depth]) + "\\s*:\\s*(#.*)?");
      if (key.matcher(file.line(number)).matches()) {
        at = file.offsetOfLine(number + 1);
        indentation = childIndentation(file, number, indentation + step);
        depth++;
      }
    }
    boolean open = at > 0 && file.content().charAt(at - 1) != '\n';
    StringBuilder text = new StringBuilder(open ? file.newline() : "");
    for (int key = depth; key < keys.length; key++) {
      text.append(indentation)
          .append(step.repeat(key - depth))
          .append(keys[key])
          .append(key == keys.length - 1 ? ": " + setting.value() : ":")
          .append(file.newline());
    }
    refactoring.edit(new Edit(concern, file.path(), at, 0, text.toString(), rule));
  }

  /** Of the first document that holds something, without empty lines at its end. */
  private static int lastLine(TextFile file) {
    int last = 0;
    for (int number = 1; number <= file.lines().size(); number++) {
      String line = file.line(number);
      if (line.startsWith("---") && last > 0) {
        break;
      }
      last = line.isBlank() || line.startsWith("---") ? last : number;
    }
    return last;
  }

  private static String step(TextFile file) {
    return file.lines().stream()
        .filter(line -> line.matches(" +[^ #-].*"))
        .findFirst()
        .map(line -> line.substring(0, line.length() - line.stripLeading().length()))
        .orElse("  ");
  }

  private static String childIndentation(TextFile file, int number, String usual) {
    String next = file.line(number + 1);
    String found = next.substring(0, next.length() - next.stripLeading().length());
    return found.length() > usual.length() - step(file).length() ? found : usual;
  }
}
