package dev.lepton.assess.reference.source;

import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.input.FileMemory;
import dev.lepton.assess.input.InputFile;
import dev.lepton.assess.reference.pattern.Mention;
import dev.lepton.assess.reference.pattern.PatternIndex;
import dev.lepton.assess.reference.pattern.Site;
import dev.lepton.assess.reference.text.Texts;
import dev.lepton.assess.reference.text.Work;
import dev.lepton.assess.reference.types.ClassPath;
import dev.lepton.assess.reference.types.World;
import dev.lepton.assess.reference.uses.FileUses;
import dev.lepton.assess.reference.uses.UseCollector;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.eclipse.jdt.core.dom.ASTNode;
import org.eclipse.jdt.core.dom.AbstractTypeDeclaration;
import org.eclipse.jdt.core.dom.CompilationUnit;
import org.eclipse.jdt.core.dom.ParameterizedType;

/** Reads what classes in sources use; each file's syntax tree is walked twice and then dropped. */
public final class SourceUses {
  private static final Pattern GENERATED =
      Pattern.compile("(?i)\\bgenerated\\b[^\\n]{0,40}\\b(?:by|code|from)\\b|\\bdo not edit\\b");

  /** Whoever writes files by program says so in the first lines. In characters. */
  private static final int HEAD = 600;

  private final ClassPath classPath;
  private final HitSink sink;
  private final PatternIndex nobodyAsks = new PatternIndex.Builder().build();

  /**
   * @param sink hears of files that cannot be read
   */
  public SourceUses(ClassPath classPath, HitSink sink) {
    this.classPath = classPath;
    this.sink = sink;
  }

  /**
   * @param threads at least one
   * @return in the order of the sources, without those that cannot be read
   */
  public List<FileUses> read(List<InputFile> sources, int threads) {
    DeclaredTypes declared = new DeclaredTypes(classPath, FileMemory.NONE, sink);
    declared.read(sources, threads);
    Map<InputFile, FileUses> read = new ConcurrentHashMap<>();
    Work.each(
        sources,
        threads,
        file ->
            Texts.read(file)
                .ifPresent(
                    text ->
                        Work.guard(
                            () -> read.put(file, read(file, text, declared.types())), file, sink)));
    return sources.stream().flatMap(file -> Optional.ofNullable(read.get(file)).stream()).toList();
  }

  private FileUses read(InputFile file, String text, SourceTypes types) {
    CompilationUnit unit = SourceParser.parse(file.name(), text.toCharArray(), true);
    World world = new World(types, classPath, name -> {});
    UseCollector into = new UseCollector();
    int code = Math.max(0, text.indexOf("package "));
    if (saysGenerated(text.substring(0, Math.min(code, HEAD)))) {
      into.generated();
    }
    unit.accept(
        new MentionVisitor(unit, world, nobodyAsks, (what, at) -> take(unit, what, at, into)));
    unit.accept(new TextVisitor(unit, world, into));
    return into.build(file.path());
  }

  /** Whether a remark at a file's head says that a program wrote it. */
  public static boolean saysGenerated(String head) {
    return GENERATED.matcher(head).find();
  }

  private static void take(CompilationUnit unit, Mention mention, ASTNode at, UseCollector into) {
    String from = typeAround(unit, at);
    int line = Math.max(unit.getLineNumber(at.getStartPosition()), 0);
    into.mention(from, mention, line);
    if (mention.site() == Site.TYPE && isFirstArgument(at)) {
      ParameterizedType whole = (ParameterizedType) at.getParent();
      if (TypeRoles.of(whole) == Site.SUPERTYPE || TypeRoles.of(whole) == Site.IMPLEMENTED) {
        into.argument(from, whole.getType().toString(), mention.types(), line);
      }
    }
  }

  private static boolean isFirstArgument(ASTNode at) {
    return at.getParent() instanceof ParameterizedType whole
        && whole.typeArguments().indexOf(at) == 0;
  }

  /** The named type around a node, in full; the package where there is none. */
  static String typeAround(CompilationUnit unit, ASTNode at) {
    StringBuilder name = new StringBuilder();
    for (ASTNode node = at; node != null; node = node.getParent()) {
      if (node instanceof AbstractTypeDeclaration type) {
        name.insert(0, "." + type.getName().getIdentifier());
      }
    }
    String around =
        unit.getPackage() == null ? "" : unit.getPackage().getName().getFullyQualifiedName();
    return around.isEmpty() ? name.substring(Math.min(1, name.length())) : around + name;
  }
}
