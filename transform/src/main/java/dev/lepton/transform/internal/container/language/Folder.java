package dev.lepton.transform.internal.container.language;

import dev.lepton.transform.internal.source.SourceTree;
import dev.lepton.transform.internal.source.TextFile;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One project of a tree: a folder without the projects below it. Not thread-safe, like its tree.
 *
 * @param path relative to the tree's root with forward slashes; "" for the root
 * @param below the folders of other projects in it
 */
public record Folder(SourceTree tree, String path, List<String> below) {
  private static final Pattern TEST =
      Pattern.compile(
          "(?:.*/)?(?:tests?|__tests__|spec|testdata|fixtures)/.*"
              + "|(?:.*/)?(?:test_\\w+|\\w+_test|conftest|setup)\\.py"
              + "|.*_test\\.go|.*\\.(?:test|spec)\\.[cm]?[jt]s|(?:.*/)?src/test/.*");

  /** A line of a file. */
  public record Line(String file, int number, String text, Matcher found) {
    public String place() {
      return file + ":" + number;
    }
  }

  /** The path of a file of this project in the tree. */
  public String at(String file) {
    return path.isEmpty() ? file : path + "/" + file;
  }

  public boolean has(String file) {
    return tree.contains(at(file));
  }

  public Optional<TextFile> text(String file) {
    return tree.text(at(file));
  }

  /** Files with the suffix, relative to the project, tests left out; those at the top first. */
  public List<String> files(String suffix) {
    String prefix = path.isEmpty() ? "" : path + "/";
    return tree.files(suffix).stream()
        .filter(file -> file.startsWith(prefix))
        .filter(file -> below.stream().noneMatch(other -> file.startsWith(other + "/")))
        .map(file -> file.substring(prefix.length()))
        .filter(file -> !TEST.matcher(file).matches())
        .sorted((one, other) -> Long.compare(depth(one), depth(other)))
        .toList();
  }

  /** The first line of a file that the expression is found in. */
  public Optional<Line> line(String file, Pattern expression) {
    return lines(file, expression).stream().findFirst();
  }

  /** The lines of a file that the expression is found in. */
  public List<Line> lines(String file, Pattern expression) {
    List<String> lines = text(file).map(TextFile::lines).orElse(List.of());
    return IntStream.range(0, lines.size())
        .mapToObj(
            index -> {
              Matcher matcher = expression.matcher(lines.get(index));
              return matcher.find()
                  ? Optional.of(new Line(at(file), index + 1, lines.get(index), matcher))
                  : Optional.<Line>empty();
            })
        .flatMap(Optional::stream)
        .toList();
  }

  /** The first line in files with the suffix that the expression is found in. */
  public Optional<Line> anywhere(String suffix, Pattern expression) {
    return files(suffix).stream().flatMap(file -> line(file, expression).stream()).findFirst();
  }

  private static long depth(String path) {
    return path.chars().filter(character -> character == '/').count();
  }
}
