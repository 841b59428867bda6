package dev.lepton.assess.reference.source;

import dev.lepton.assess.evaluate.Hit;
import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.evaluate.Location;
import dev.lepton.assess.input.InputFile;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jdt.core.dom.ASTNode;
import org.eclipse.jdt.core.dom.CompilationUnit;

/**
 * Reads all Java sources twice: once without what methods do, for the types the application
 * declares, then in full, for what they mention. One file per thread is in memory at a time.
 */
public final class SourceScan {
  private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)\\s*;");

  private final PatternIndex patterns;
  private final HitSink sink;
  private final World world;

  public SourceScan(PatternIndex patterns, ClassPath classPath, HitSink sink) {
    this.patterns = patterns;
    this.sink = sink;
    this.world = new World(classPath);
  }

  /**
   * @param sources Java files
   * @param threads at least one
   */
  public void run(List<InputFile> sources, int threads) {
    Work.each(sources, threads, this::announce);
    Work.each(sources, threads, this::declare);
    Work.each(sources, threads, this::find);
  }

  private void announce(InputFile file) {
    Texts.read(file, sink)
        .ifPresent(
            text -> {
              Matcher matcher = PACKAGE.matcher(text);
              String name = file.name().replaceFirst("\\.java$", "");
              synchronized (world) {
                world.announce(matcher.find() ? matcher.group(1) : "", name);
              }
            });
  }

  private void declare(InputFile file) {
    Texts.read(file)
        .ifPresent(
            text ->
                Work.guard(
                    () -> {
                      CompilationUnit unit = SourceParser.parse(text.toCharArray(), false);
                      var types = Declarations.of(unit, world);
                      synchronized (world) {
                        types.models().forEach(model -> world.add(types.packageName(), model));
                      }
                    },
                    file,
                    sink));
  }

  private void find(InputFile file) {
    Texts.read(file)
        .ifPresent(
            text ->
                Work.guard(
                    () -> {
                      CompilationUnit unit = SourceParser.parse(text.toCharArray(), true);
                      String packageName =
                          unit.getPackage() == null
                              ? ""
                              : unit.getPackage().getName().getFullyQualifiedName();
                      unit.accept(
                          new MentionVisitor(
                              unit,
                              world,
                              patterns,
                              (mention, at) -> told(file, unit, packageName, mention, at)));
                    },
                    file,
                    sink));
  }

  private void told(
      InputFile file, CompilationUnit unit, String packageName, Mention mention, ASTNode at) {
    patterns.match(
        mention,
        query ->
            sink.hit(
                query, Hit.at(file, location(unit, at), variables(file, packageName, mention))));
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
