package dev.lepton.assess.reference.source;

import dev.lepton.assess.evaluate.Hit;
import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.evaluate.Location;
import dev.lepton.assess.input.FileMemory;
import dev.lepton.assess.input.InputFile;
import dev.lepton.assess.input.Once;
import dev.lepton.assess.memory.RecordedAnswers;
import dev.lepton.assess.reference.pattern.Mention;
import dev.lepton.assess.reference.pattern.PatternIndex;
import dev.lepton.assess.reference.text.Texts;
import dev.lepton.assess.reference.text.Work;
import dev.lepton.assess.reference.types.ClassPath;
import dev.lepton.assess.reference.types.World;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jdt.core.dom.ASTNode;
import org.eclipse.jdt.core.dom.CompilationUnit;

/**
 * Reads all Java sources twice: once without what methods do, for the types the application
 * declares, then in full, for what they mention. One file per thread is in memory at a time. Of
 * what was read before, only that is read again whose text has changed, or of which a type that it
 * asked for has changed.
 */
public final class SourceScan {
  private static final String FOUND = "java found";
  private static final String ASKED = "java asked";

  private final Once<PatternIndex> patterns;
  private final ClassPath classPath;
  private final FileMemory memory;
  private final HitSink sink;

  /**
   * @param memory of an analysis with the same class path
   */
  public SourceScan(
      Once<PatternIndex> patterns, ClassPath classPath, FileMemory memory, HitSink sink) {
    this.patterns = patterns;
    this.classPath = classPath;
    this.memory = memory;
    this.sink = sink;
  }

  /**
   * @param sources Java files
   * @param threads at least one
   */
  public void run(List<InputFile> sources, int threads) {
    DeclaredTypes declared = new DeclaredTypes(classPath, memory, sink);
    declared.read(sources, threads);
    long[] changed = Asked.numbers(declared.changed());
    Work.each(sources, threads, file -> find(file, declared.types(), changed));
  }

  private void find(InputFile file, SourceTypes types, long[] changed) {
    Optional<Object> known =
        memory
            .recall(ASKED, file)
            .filter(asked -> Asked.noneOf((long[]) asked, changed))
            .flatMap(asked -> memory.recall(FOUND, file));
    if (known.isPresent()) {
      RecordedAnswers.replay(known.get(), file, sink);
      return;
    }
    RecordedAnswers answers = new RecordedAnswers(file, sink, memory.isActive());
    Asked asked = new Asked();
    Texts.read(file)
        .ifPresent(
            text ->
                Work.guard(
                    () -> find(file, text, new World(types, classPath, asked), answers),
                    file,
                    answers));
    memory.keep(ASKED, file, asked.numbers());
    answers.keep(FOUND, memory);
  }

  private void find(InputFile file, String text, World world, HitSink into) {
    CompilationUnit unit = SourceParser.parse(file.name(), text.toCharArray(), true);
    String packageName =
        unit.getPackage() == null ? "" : unit.getPackage().getName().getFullyQualifiedName();
    unit.accept(
        new MentionVisitor(
            unit,
            world,
            patterns.get(),
            (mention, at) ->
                patterns
                    .get()
                    .match(
                        mention,
                        query ->
                            into.hit(
                                query,
                                Hit.at(
                                    file,
                                    location(unit, at),
                                    variables(file, packageName, mention))))));
  }

  private static Location location(CompilationUnit unit, ASTNode at) {
    int start = at.getStartPosition();
    int end = start + Math.max(at.getLength() - 1, 0);
    return new Location(
        Math.max(unit.getLineNumber(start), 1),
        Math.max(unit.getColumnNumber(start), 0) + 1,
        Math.max(unit.getLineNumber(end), 1),
        Math.max(unit.getColumnNumber(end), 0) + 1);
  }

  private static Map<String, Object> variables(
      InputFile file, String packageName, Mention mention) {
    String type = mention.types().stream().findFirst().orElse("");
    String name = mention.member().isEmpty() ? type : mention.member();
    return Map.of(
        "kind", kind(mention), "name", name, "file", file.uri().toString(), "package", packageName);
  }

  private static String kind(Mention mention) {
    String site = mention.site().name().replace('_', ' ').toLowerCase(Locale.ROOT);
    return Optional.of(site)
        .map(text -> Character.toUpperCase(text.charAt(0)) + text.substring(1))
        .get();
  }
}
