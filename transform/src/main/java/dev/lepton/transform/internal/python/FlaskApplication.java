package dev.lepton.transform.internal.python;

import dev.lepton.transform.internal.source.SourceTree;
import dev.lepton.transform.internal.source.TextFile;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a Flask application is made.
 *
 * @param line 1-based line of {@code app = Flask(…)}
 * @param indentation empty at module level
 */
public record FlaskApplication(
    TextFile file, String variable, int line, String indentation, String factory) {
  private static final Pattern CREATION =
      Pattern.compile("^([ \\t]*)(\\w+)\\s*(?::\\s*Flask\\s*)?=\\s*(?:flask\\.)?Flask\\(");
  private static final Pattern FUNCTION = Pattern.compile("^def (\\w+)\\(\\s*\\)");

  /** The first application in the tree, files at the top before those below; tests do not count. */
  public static Optional<FlaskApplication> find(SourceTree tree) {
    return tree.files(".py").stream()
        .filter(path -> !path.matches("(.*/)?(tests?/.*|test_\\w+\\.py|conftest\\.py)"))
        .sorted((one, other) -> Long.compare(depth(one), depth(other)))
        .flatMap(path -> tree.text(path).stream())
        .flatMap(file -> in(file).stream())
        .findFirst();
  }

  private static long depth(String path) {
    return path.chars().filter(character -> character == '/').count();
  }

  private static Optional<FlaskApplication> in(TextFile file) {
    String factory = "";
    int number = 0;
    for (String line : file.lines()) {
      number++;
      Matcher function = FUNCTION.matcher(line);
      factory = function.find() ? function.group(1) : factory;
      Matcher creation = CREATION.matcher(line);
      if (creation.find()) {
        return Optional.of(
            new FlaskApplication(file, creation.group(2), number, creation.group(1), factory));
      }
    }
    return Optional.empty();
  }

  /** The module as Python imports it. */
  public String module() {
    return file.path().replaceAll("(/__init__)?\\.py$", "").replace('/', '.');
  }

  /** What a WSGI server is told to serve. */
  public String target() {
    return module()
        + ":"
        + (indentation.isEmpty() || factory.isEmpty() ? variable : factory + "()");
  }

  /** 1-based line of the last line of the creation, which may span several. */
  int lastLine() {
    int open = 0;
    for (int number = line; number <= file.lines().size(); number++) {
      String text = file.line(number);
      open +=
          (int)
              (text.chars().filter(c -> c == '(').count()
                  - text.chars().filter(c -> c == ')').count());
      if (open <= 0) {
        return number;
      }
    }
    return line;
  }
}
