package dev.lepton.assess.reference.bytecode;

import dev.lepton.assess.evaluate.Hit;
import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.evaluate.Location;
import dev.lepton.assess.input.FileMemory;
import dev.lepton.assess.input.InputFile;
import dev.lepton.assess.input.Once;
import dev.lepton.assess.input.Origin;
import dev.lepton.assess.input.Unreadable;
import dev.lepton.assess.memory.RecordedAnswers;
import dev.lepton.assess.reference.pattern.Mention;
import dev.lepton.assess.reference.pattern.PatternIndex;
import dev.lepton.assess.reference.pattern.Site;
import dev.lepton.assess.reference.text.Texts;
import dev.lepton.assess.reference.text.Work;
import dev.lepton.assess.reference.types.ClassPath;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.objectweb.asm.ClassReader;

/**
 * Reads class files, each once, without running or loading any. Callers of an inherited method name
 * the heir; the heirs among the application's own classes are known, so such calls are found too.
 */
public final class BytecodeScan {
  private static final String PARENTS = "class parents";
  private static final String FOUND = "class found";

  private final Once<PatternIndex> patterns;
  private final ClassPath classPath;
  private final FileMemory memory;
  private final HitSink sink;
  private final Map<String, List<String>> parents = new ConcurrentHashMap<>();

  /**
   * @param memory of an analysis with the same class path
   */
  public BytecodeScan(
      Once<PatternIndex> patterns, ClassPath classPath, FileMemory memory, HitSink sink) {
    this.patterns = patterns;
    this.classPath = classPath;
    this.memory = memory;
    this.sink = sink;
  }

  /**
   * @param classes class files, in folders or archives
   * @param threads at least one
   */
  public void run(List<InputFile> classes, int threads) {
    List<InputFile> own =
        classes.stream().filter(file -> file.origin() == Origin.APPLICATION).toList();
    Work.each(own, threads, this::noteParents);
    boolean sameHeirs = haveSameHeirs();
    Work.each(classes, threads, file -> scan(file, sameHeirs));
  }

  private void noteParents(InputFile file) {
    Optional<Object> known = memory.recall(PARENTS, file);
    if (known.isPresent()) {
      List<?> both = (List<?>) known.get();
      List<?> all = (List<?>) both.get(1);
      parents.put((String) both.get(0), all.stream().map(String::valueOf).toList());
      return;
    }
    RecordedAnswers answers = new RecordedAnswers(file, sink, false);
    bytes(file, false, answers)
        .ifPresent(
            bytes ->
                Work.guard(
                    () -> {
                      ClassReader reader = new ClassReader(bytes);
                      List<String> all = parents(reader);
                      parents.put(reader.getClassName(), all);
                      memory.keep(PARENTS, file, List.of(reader.getClassName(), all));
                    },
                    file,
                    answers));
    if (!answers.isReliable()) {
      memory.forget(file);
    }
  }

  /** Any class may call what it inherits: when an heir has changed, all are read again. */
  private boolean haveSameHeirs() {
    Map<String, Object> now = new TreeMap<>(parents);
    boolean same = memory.recall(PARENTS).filter(now::equals).isPresent();
    memory.keep(PARENTS, now);
    return same;
  }

  private static List<String> parents(ClassReader reader) {
    List<String> all = new java.util.ArrayList<>(List.of(reader.getInterfaces()));
    if (reader.getSuperName() != null) {
      all.add(reader.getSuperName());
    }
    return List.copyOf(all);
  }

  private void scan(InputFile file, boolean sameHeirs) {
    if (file.name().equals("module-info.class")) {
      return;
    }
    Optional<Object> known = sameHeirs ? memory.recall(FOUND, file) : Optional.empty();
    if (known.isPresent()) {
      RecordedAnswers.replay(known.get(), file, sink);
      return;
    }
    RecordedAnswers answers = new RecordedAnswers(file, sink, memory.isActive());
    bytes(file, true, answers)
        .ifPresent(
            bytes ->
                Work.guard(
                    () -> {
                      Told told = new Told(file, answers);
                      Owners owners = new Owners(parents, classPath);
                      new ClassReader(bytes)
                          .accept(new ClassMentions(owners, told), ClassReader.SKIP_FRAMES);
                    },
                    file,
                    answers));
    answers.keep(FOUND, memory);
  }

  private static Optional<byte[]> bytes(InputFile file, boolean tell, HitSink into) {
    try {
      return Optional.of(Texts.bytes(file, Texts.LARGEST));
    } catch (IOException e) {
      if (tell) {
        into.unread(file.uri(), Unreadable.reason(e));
      }
      return Optional.empty();
    }
  }

  /** What was found in one class; the same on the same line counts once. */
  private final class Told implements LineSink {
    private final InputFile file;
    private final HitSink into;
    private final Set<Long> seen = new HashSet<>();

    Told(InputFile file, HitSink into) {
      this.file = file;
      this.into = into;
    }

    @Override
    public void mention(Mention mention, String packageName, int line) {
      patterns
          .get()
          .match(
              mention,
              query -> {
                if (seen.add((long) query << 32 | line)) {
                  into.hit(query, hit(mention, packageName, line));
                }
              });
    }

    @Override
    public boolean concerns(Site site, List<String> types, String member) {
      return patterns.get().concerns(site, types, member);
    }

    private Hit hit(Mention mention, String packageName, int line) {
      String name = mention.member().isEmpty() ? mention.types().get(0) : mention.member();
      Map<String, Object> variables =
          Map.of(
              "kind",
              mention.site().name().toLowerCase(Locale.ROOT).replace('_', ' '),
              "name",
              name,
              "file",
              file.uri().toString(),
              "package",
              packageName);
      return new Hit(
          file.uri(),
          Optional.empty(),
          Optional.of(Location.ofLine(Math.max(line, 1))),
          variables,
          file.origin() == Origin.LIBRARY);
    }
  }
}
