package dev.lepton.assess.ruleset;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Reads rule files and folders of them. A folder is a ruleset; its {@code ruleset.yaml} names it,
 * and folders within are rulesets of their own. Stateless, thread-safe.
 */
public final class RulesetReader {
  /** What rules belong to whose folder has no name. */
  static final String UNNAMED = "konveyor-analysis";

  private static final String HEADER = "ruleset.yaml";

  private RulesetReader() {}

  /**
   * Reads all of the paths.
   *
   * @throws LeptonException CONFIG_UNREADABLE when a path is missing or cannot be listed
   */
  public static Rulebooks read(List<Path> paths) {
    Rulebooks into = new Rulebooks(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (Book book : books(paths)) {
      RulesetHeader header = RulesetHeader.read(book.header(), into.problems());
      into.rulesets().add(ruleset(header, book.files(), into));
    }
    return new Rulebooks(
        List.copyOf(into.rulesets()), List.copyOf(into.problems()), List.copyOf(into.remarks()));
  }

  /**
   * The files that {@link #read} opens, headers included.
   *
   * @throws LeptonException CONFIG_UNREADABLE when a path is missing or cannot be listed
   */
  public static List<Path> files(List<Path> paths) {
    return books(paths).stream()
        .flatMap(book -> Stream.concat(Stream.of(book.header()), book.files().stream()))
        .filter(Files::isRegularFile)
        .toList();
  }

  /**
   * What makes one ruleset.
   *
   * @param header names it, if there is such a file
   */
  private record Book(Path header, List<Path> files) {}

  private static List<Book> books(List<Path> paths) {
    List<Book> books = new ArrayList<>();
    for (Path path : paths) {
      requireExisting(path);
      if (Files.isDirectory(path)) {
        folder(path, books);
      } else {
        Path parent = path.toAbsolutePath().getParent();
        Path header = parent == null ? path : parent.resolve(HEADER);
        books.add(new Book(header, List.of(path)));
      }
    }
    return books;
  }

  private static void requireExisting(Path path) {
    if (!Files.exists(path)) {
      throw new LeptonException(
          ErrorCode.CONFIG_UNREADABLE,
          "the rules do not exist",
          path.toString(),
          "give a rule file, or a folder with rule files");
    }
  }

  private static void folder(Path folder, List<Book> books) {
    List<Path> children = children(folder);
    List<Path> files = children.stream().filter(RulesetReader::isRuleFile).toList();
    if (!files.isEmpty()) {
      books.add(new Book(folder.resolve(HEADER), files));
    }
    for (Path child : children) {
      if (!isTestFolder(child) && Files.isDirectory(child)) {
        folder(child, books);
      }
    }
  }

  /** What tests read is no rule, whatever its name. */
  private static boolean isTestFolder(Path folder) {
    String name = String.valueOf(folder.getFileName());
    return name.equals("test") || name.equals("tests") || name.startsWith(".");
  }

  private static List<Path> children(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    } catch (IOException e) {
      throw new LeptonException(
          ErrorCode.CONFIG_UNREADABLE,
          "the rules cannot be listed: " + e.getMessage(),
          folder.toString(),
          "give the user who runs this read access",
          e);
    }
  }

  static boolean isRuleFile(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    int end = name.lastIndexOf('.');
    String bare = end < 0 ? name : name.substring(0, end);
    boolean yaml = name.endsWith(".yaml") || name.endsWith(".yml");
    boolean other =
        bare.endsWith(".test")
            || bare.equals("ruleset")
            || bare.equals("testing-config")
            || name.startsWith(".");
    return yaml && !other && Files.isRegularFile(file);
  }

  private record FileRules(List<Rule> rules, Rulebooks said) {
    static FileRules read(Path file, List<String> labels) {
      Rulebooks said = new Rulebooks(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
      return new FileRules(RuleFile.read(file, labels, said), said);
    }
  }

  private static Ruleset ruleset(RulesetHeader header, List<Path> files, Rulebooks into) {
    List<Rule> rules = new ArrayList<>();
    // Parsing YAML takes most of the time; what is said of the files stays in their order.
    List<FileRules> all =
        files.parallelStream().map(file -> FileRules.read(file, header.labels())).toList();
    for (FileRules one : all) {
      rules.addAll(one.rules());
      into.problems().addAll(one.said().problems());
      into.remarks().addAll(one.said().remarks());
    }
    return new Ruleset(header.name(), header.description(), header.labels(), List.copyOf(rules));
  }
}
