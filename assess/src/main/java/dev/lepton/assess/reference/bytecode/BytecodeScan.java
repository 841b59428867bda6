package dev.lepton.assess.reference.bytecode;

import dev.lepton.assess.evaluate.Hit;
import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.evaluate.Location;
import dev.lepton.assess.input.InputFile;
import dev.lepton.assess.input.Origin;
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
import java.util.concurrent.ConcurrentHashMap;
import org.objectweb.asm.ClassReader;

/**
 * Reads class files, each once, without running or loading any. Callers of an inherited method name
 * the heir; the heirs among the application's own classes are known, so such calls are found too.
 */
public final class BytecodeScan {
  private final PatternIndex patterns;
  private final ClassPath classPath;
  private final HitSink sink;
  private final Map<String, List<String>> parents = new ConcurrentHashMap<>();

  public BytecodeScan(PatternIndex patterns, ClassPath classPath, HitSink sink) {
    this.patterns = patterns;
    this.classPath = classPath;
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
    Work.each(classes, threads, this::scan);
  }

  private void noteParents(InputFile file) {
    bytes(file, false)
        .ifPresent(
            bytes ->
                Work.guard(
                    () -> {
                      ClassReader reader = new ClassReader(bytes);
                      parents.put(reader.getClassName(), parents(reader));
                    },
                    file,
                    sink));
  }

  private static List<String> parents(ClassReader reader) {
    List<String> all = new java.util.ArrayList<>(List.of(reader.getInterfaces()));
    if (reader.getSuperName() != null) {
      all.add(reader.getSuperName());
    }
    return List.copyOf(all);
  }

  private void scan(InputFile file) {
    if (file.name().equals("module-info.class")) {
      return;
    }
    bytes(file, true)
        .ifPresent(
            bytes ->
                Work.guard(
                    () -> {
                      Told told = new Told(file);
                      Owners owners = new Owners(parents, classPath);
                      new ClassReader(bytes)
                          .accept(new ClassMentions(owners, told), ClassReader.SKIP_FRAMES);
                    },
                    file,
                    sink));
  }

  private Optional<byte[]> bytes(InputFile file, boolean tell) {
    try {
      return Optional.of(Texts.bytes(file, Texts.LARGEST));
    } catch (IOException e) {
      if (tell) {
        sink.unread(file.uri(), "cannot be read: " + e.getMessage());
      }
      return Optional.empty();
    }
  }

  /** What was found in one class; the same on the same line counts once. */
  private final class Told implements LineSink {
    private final InputFile file;
    private final Set<Long> seen = new HashSet<>();

    Told(InputFile file) {
      this.file = file;
    }

    @Override
    public void mention(Mention mention, String packageName, int line) {
      patterns.match(
          mention,
          query -> {
            if (seen.add((long) query << 32 | line)) {
              sink.hit(query, hit(mention, packageName, line));
            }
          });
    }

    @Override
    public boolean concerns(Site site, List<String> types, String member) {
      return patterns.concerns(site, types, member);
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
