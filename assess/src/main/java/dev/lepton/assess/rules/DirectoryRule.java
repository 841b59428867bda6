package dev.lepton.assess.rules;

import dev.lepton.assess.code.Call;
import dev.lepton.assess.code.CodeFile;
import dev.lepton.assess.code.NamedValue;
import dev.lepton.assess.code.Text;
import dev.lepton.assess.code.Value;
import dev.lepton.model.assessment.Finding.Category;
import dev.lepton.model.assessment.Finding.Severity;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The code names a folder of the local disk. */
final class DirectoryRule {
  private static final Pattern ABSOLUTE =
      Pattern.compile(
          "(/(var|opt|home|srv|mnt|media|export|usr/local|u0\\d|tmp)/|[A-Za-z]:[\\\\/]"
              + "|\\\\\\\\[\\w.-]+\\\\[\\w$]).*",
          Pattern.DOTALL);
  private static final Pattern RELATIVE =
      Pattern.compile("\\.{0,2}/?[\\w\uFFFC][\\w.\uFFFC-]*([/\\\\][\\w.\uFFFC-]*)*");
  private static final Set<String> FOLDER_WORDS =
      Set.of("dir", "directory", "folder", "path", "root", "uploads");
  private static final Set<String> PATH_TYPES =
      Set.of("java.nio.file.Path", "java.nio.file.Paths", "java.io.File");
  private static final Set<String> PATH_MAKING = Set.of("of", "get", Call.CONSTRUCTOR);
  private static final Set<String> PYTHON_MAKING = Set.of("makedirs", "mkdir");

  private DirectoryRule() {}

  static Rule rule() {
    return new Rule(
        "hardcoded-directory",
        Category.STATE,
        Severity.MANDATORY,
        new Advice(
            "Folder of the local disk fixed in code",
            "A container's disk is empty at each start and is not shared between replicas: what is"
                + " written there is lost or seen by one replica only.",
            "Read the folder from an environment variable and mount a volume there; for many"
                + " replicas use object storage."),
        Repair.machine(3),
        List.of(Matcher.java(DirectoryRule::java), Matcher.python(DirectoryRule::python)));
  }

  private static Stream<Match> java(CodeFile file) {
    boolean writes = FileWrites.writesAnything(file);
    Stream<Value> paths =
        file.calls().stream()
            .filter(
                call -> call.isOn(PATH_TYPES, PATH_MAKING) || FileWrites.target(call).isPresent())
            .flatMap(call -> FileWrites.target(call).or(() -> call.argument(0)).stream())
            .filter(value -> writes && isRelative(value.text()));
    return Stream.of(paths, absolute(file), named(file))
        .flatMap(s -> s)
        .filter(DirectoryRule::isFolder)
        .map(DirectoryRule::match);
  }

  private static Stream<Match> python(CodeFile file) {
    Stream<Value> made =
        file.calls().stream()
            .filter(call -> PYTHON_MAKING.contains(call.name()) && call.owner().is("os"))
            .flatMap(call -> call.argument(0).stream())
            .filter(value -> isRelative(value.text()));
    return Stream.of(made, absolute(file), named(file))
        .flatMap(s -> s)
        .filter(DirectoryRule::isFolder)
        .map(DirectoryRule::match);
  }

  private static Stream<Value> absolute(CodeFile file) {
    return file.texts().stream()
        .filter(text -> !text.inAnnotation())
        .map(Text::value)
        .filter(value -> ABSOLUTE.matcher(value.text()).matches());
  }

  /** The leading literal is what a machine replaces; what the program appends to it may stay. */
  private static Match match(Value value) {
    return Match.at(value.place());
  }

  /** A variable whose name says that it holds a folder. */
  private static Stream<Value> named(CodeFile file) {
    return file.values().stream()
        .filter(value -> FOLDER_WORDS.contains(Words.last(value.name())))
        .filter(
            value ->
                !Set.of("path", "root").contains(Words.last(value.name()))
                    || ABSOLUTE.matcher(value.value().text()).matches())
        .map(NamedValue::value)
        .filter(value -> isRelative(value.text()) || ABSOLUTE.matcher(value.text()).matches());
  }

  private static boolean isRelative(String text) {
    return RELATIVE.matcher(text).matches()
        && !text.startsWith("/")
        && !text.startsWith(Value.UNKNOWN_PART);
  }

  /** Log files have a rule of their own; what is read from the class path is no folder. */
  private static boolean isFolder(Value value) {
    return value.isFixedText()
        && !FileWrites.isLog(value.text())
        && !value.text().matches("\\.{0,2}/?");
  }
}
