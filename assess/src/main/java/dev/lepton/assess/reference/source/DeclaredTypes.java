package dev.lepton.assess.reference.source;

import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.input.FileMemory;
import dev.lepton.assess.input.InputFile;
import dev.lepton.assess.memory.RecordedAnswers;
import dev.lepton.assess.reference.text.Texts;
import dev.lepton.assess.reference.text.Work;
import dev.lepton.assess.reference.types.ClassModel;
import dev.lepton.assess.reference.types.ClassPath;
import dev.lepton.assess.reference.types.ModelValues;
import dev.lepton.assess.reference.types.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Finds out which types an application's sources declare. What files announce by their names and
 * package clauses is gathered first; declarations are then read against that and the class path
 * alone, so that no file's outcome depends on which others were read before it. For one use.
 */
final class DeclaredTypes {
  private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)\\s*;");
  private static final String OUTLINE = "java outline";
  private static final String MODELS = "java models";
  private static final String ASKED = "java asked by declarations";

  private final ClassPath classPath;
  private final FileMemory memory;
  private final HitSink sink;
  private final SourceTypes types = new SourceTypes();
  private final SourceTypes before = new SourceTypes();
  private final Map<InputFile, Read> read = new ConcurrentHashMap<>();

  /** One file's types, from now or from before. */
  private record Read(Outline outline, List<? extends Supplier<ClassModel>> models) {}

  DeclaredTypes(ClassPath classPath, FileMemory memory, HitSink sink) {
    this.classPath = classPath;
    this.memory = memory;
    this.sink = sink;
  }

  /** The types, once they have been read. */
  SourceTypes types() {
    return types;
  }

  /** The names about which a question may have another answer now than in the last analysis. */
  Set<String> changed() {
    return types.differences(before);
  }

  void read(List<InputFile> sources, int threads) {
    Map<InputFile, Outline> known = new ConcurrentHashMap<>();
    Map<InputFile, String> packages = new ConcurrentHashMap<>();
    Work.each(
        sources,
        threads,
        file ->
            memory
                .recall(OUTLINE, file)
                .ifPresentOrElse(
                    value -> known.put(file, Outline.of(value)),
                    () -> packageOf(file).ifPresent(name -> packages.put(file, name))));
    known.values().forEach(types::announce);
    packages.forEach((file, name) -> types.announce(name, simpleName(file)));
    List<Outline> old = memory.all(OUTLINE).stream().map(Outline::of).toList();
    old.forEach(before::announce);
    long[] announcedAnew = Asked.numbers(types.differences(before));
    Work.each(sources, threads, file -> declare(file, known, packages, announcedAnew));
    for (InputFile file : sources) {
      Optional.ofNullable(read.get(file))
          .ifPresent(one -> types.declare(one.outline(), one.models()));
    }
    // What the types of old looked like is never asked, only whether they were the same.
    old.forEach(outline -> before.declare(outline, nothing(outline)));
  }

  private static List<Supplier<ClassModel>> nothing(Outline outline) {
    Supplier<ClassModel> none =
        () -> {
          throw new IllegalStateException("only the names of old types are known");
        };
    return outline.types().stream().map(type -> none).toList();
  }

  private Optional<String> packageOf(InputFile file) {
    RecordedAnswers answers = new RecordedAnswers(file, sink, false);
    Optional<String> name =
        Texts.read(file, answers)
            .map(
                text -> {
                  Matcher matcher = PACKAGE.matcher(text);
                  return matcher.find() ? matcher.group(1) : "";
                });
    if (!answers.isReliable()) {
      memory.forget(file);
    }
    return name;
  }

  private static String simpleName(InputFile file) {
    return file.name().replaceFirst("\\.java$", "");
  }

  private void declare(
      InputFile file,
      Map<InputFile, Outline> known,
      Map<InputFile, String> packages,
      long[] announcedAnew) {
    Outline outline = known.get(file);
    boolean holds =
        outline != null
            && memory
                .recall(ASKED, file)
                .filter(asked -> Asked.noneOf((long[]) asked, announcedAnew))
                .isPresent();
    if (holds) {
      read.put(file, new Read(outline, recalled(file, outline)));
      return;
    }
    RecordedAnswers answers = new RecordedAnswers(file, sink, false);
    Texts.read(file)
        .ifPresent(
            text ->
                Work.guard(
                    () -> declare(file, text, packages.getOrDefault(file, "")), file, answers));
    if (!answers.isReliable()) {
      memory.forget(file);
    }
  }

  private void declare(InputFile file, String text, String packageName) {
    Asked asked = new Asked();
    Declarations.FileTypes declared =
        Declarations.of(
            SourceParser.parse(file.name(), text.toCharArray(), false),
            new World(types, classPath, asked));
    Matcher matcher = PACKAGE.matcher(text);
    String announced = packageName.isEmpty() && matcher.find() ? matcher.group(1) : packageName;
    Outline outline = Outline.of(announced, simpleName(file), declared);
    read.put(
        file,
        new Read(
            outline,
            declared.models().stream().<Supplier<ClassModel>>map(model -> () -> model).toList()));
    if (memory.isActive()) {
      memory.keep(OUTLINE, file, outline.value());
      memory.keep(MODELS, file, declared.models().stream().map(ModelValues::of).toList());
      memory.keep(ASKED, file, asked.numbers());
    }
  }

  /** Read back when one of them is asked for, and then kept. */
  private List<Supplier<ClassModel>> recalled(InputFile file, Outline outline) {
    Recalled all = new Recalled(file);
    return IntStream.range(0, outline.types().size())
        .<Supplier<ClassModel>>mapToObj(i -> () -> all.get(i))
        .toList();
  }

  private final class Recalled {
    private final InputFile file;
    private List<ClassModel> models = List.of();

    Recalled(InputFile file) {
      this.file = file;
    }

    synchronized ClassModel get(int index) {
      if (models.isEmpty()) {
        models =
            ((List<?>) memory.recall(MODELS, file).orElseThrow())
                .stream().map(ModelValues::model).toList();
      }
      return models.get(index);
    }
  }
}
