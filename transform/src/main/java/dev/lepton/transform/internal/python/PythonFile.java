package dev.lepton.transform.internal.python;

import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.Edit;
import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.source.TextFile;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Python file, as far as single lines tell. Immutable. */
record PythonFile(TextFile text) {
  private static final Pattern IMPORTS_OS =
      Pattern.compile("^import (?:[\\w., ]+, *)?os\\b(?! as)(?!\\.)", Pattern.MULTILINE);
  private static final Pattern IMPORT =
      Pattern.compile("^(?:import|from) (?!__future__)", Pattern.MULTILINE);

  boolean importsOs() {
    return IMPORTS_OS.matcher(text.content()).find();
  }

  /** Whether {@code import os} can be added where it is seen everywhere. */
  boolean canImportOs() {
    return importsOs() || IMPORT.matcher(text.content()).find();
  }

  /** Adds {@code import os} before the first import, unless it is there; one edit for each file. */
  void importOs(Refactoring refactoring, Concern concern) {
    Matcher first = IMPORT.matcher(text.content());
    if (!importsOs() && first.find()) {
      refactoring.edit(
          new Edit(concern, text.path(), first.start(), 0, "import os" + text.newline(), ""));
    }
  }

  /** A string or a whole number in a line. Columns are offsets in the file. */
  record Literal(int start, int end, String source, String value, boolean number, String hint) {}

  private static final Pattern LITERAL =
      Pattern.compile("(?<![\\w\"'])(?:\"([^\"\\\\]*)\"|'([^'\\\\]*)'|(\\d[\\d_]*))(?![\\w\"'.])");
  private static final Pattern NAME_BEFORE =
      Pattern.compile("(?:([A-Za-z_]\\w*)|\\[?[\"']([\\w.]+)[\"']\\]?)\\s*[:=]\\s*$");

  /**
   * The literals of a line that could be replaced by an expression; comments and prefixed strings
   * are left out.
   */
  List<Literal> literals(int line) {
    int offset = text.offsetOfLine(line);
    String content = text.line(line);
    return LITERAL
        .matcher(content)
        .results()
        .filter(found -> !content.substring(0, found.start()).matches("[^\"']*#.*"))
        .map(
            found -> {
              boolean number = found.group(3) != null;
              String value =
                  number
                      ? found.group(3).replace("_", "")
                      : Optional.ofNullable(found.group(1)).orElseGet(() -> found.group(2));
              return new Literal(
                  offset + found.start(),
                  offset + found.end(),
                  found.group(),
                  value,
                  number,
                  hint(content.substring(0, found.start())));
            })
        .toList();
  }

  private static String hint(String before) {
    Matcher name = NAME_BEFORE.matcher(before);
    if (!name.find()) {
      return "";
    }
    return name.group(1) != null ? name.group(1) : name.group(2);
  }
}
