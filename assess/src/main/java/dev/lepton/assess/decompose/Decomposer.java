package dev.lepton.assess.decompose;

import dev.lepton.assess.decompose.Decomposition.Cut;
import dev.lepton.assess.decompose.Decomposition.Figures;
import dev.lepton.assess.decompose.Decomposition.Service;
import dev.lepton.assess.decompose.Decomposition.Table;
import dev.lepton.assess.decompose.Decomposition.Verdict;
import dev.lepton.assess.dependency.MavenLibraries;
import dev.lepton.assess.evaluate.UnreadFiles;
import dev.lepton.assess.input.AnalysisInput;
import dev.lepton.assess.input.InputFile;
import dev.lepton.assess.input.Origin;
import dev.lepton.assess.modules.ModuleUses;
import dev.lepton.assess.reference.bytecode.ClassUses;
import dev.lepton.assess.reference.source.SourceUses;
import dev.lepton.assess.reference.types.ClassPath;
import dev.lepton.assess.reference.uses.FileUses;
import dev.lepton.assess.skip.OtherPaths;
import dev.lepton.assess.tables.TableAccess;
import dev.lepton.assess.tables.TableFacts;
import dev.lepton.assess.tables.TableFinder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks for places where a monolith can be cut. Stateless, thread-safe. */
public final class Decomposer {
  private static final Pattern BUILT = Pattern.compile("(?:^|/)(?:target|build|out|bin)/");

  private static final Pattern NO_CLASS = Pattern.compile("^(?:package|module)-info\\.|.\\$");

  private Decomposer() {}

  /**
   * Reads sources and class files, each once, and proposes services.
   *
   * @param resolution 1 as a rule; less gives fewer and larger services, more gives smaller ones
   */
  public static Decomposition decompose(AnalysisInput input, double resolution) {
    UnreadFiles missing = new UnreadFiles();
    input.files().unread().stream()
        .filter(one -> !one.deliberate())
        .forEach(one -> missing.unread(one.uri(), one.reason()));
    List<FileUses> code = code(input, missing);
    ModuleUses modules =
        ModuleUses.read(OtherLanguages.sources(others(input)), input.threads(), missing);
    code.addAll(modules.uses());
    TableFacts tables =
        new TableFinder(missing)
            .find(
                code.stream().filter(CodeGraphBuilder::keeps).toList(),
                new TableFacts(modules.accesses(), modules.keys()),
                others(input),
                input.threads());
    int tests = (int) input.application().stream().filter(Decomposer::isTestClass).count();
    Optional<String> others =
        OtherLanguages.remark(input.application().stream().filter(file -> !isTest(file)).toList());
    return decompose(new Facts(code, tables, tests, others), resolution, missing);
  }

  private static List<InputFile> others(AnalysisInput input) {
    boolean sources = !files(input, "java", Origin.APPLICATION).isEmpty();
    return input.application().stream()
        .filter(file -> !isBuilt(file, sources) && !isTest(file))
        .toList();
  }

  /** What was read. */
  private record Facts(
      List<FileUses> code, TableFacts tables, int tests, Optional<String> others) {}

  private static Decomposition decompose(Facts facts, double resolution, UnreadFiles missing) {
    CodeGraphBuilder builder = new CodeGraphBuilder();
    CodeGraph graph = builder.build(facts.code());
    List<TableAccess> accesses = new ArrayList<>();
    for (TableAccess one : facts.tables().accesses()) {
      builder.topOf(one.type()).ifPresent(top -> accesses.add(at(one, top)));
    }
    List<TableAccess> sorted = accesses.stream().sorted().distinct().toList();
    FeaturePackages features = new FeaturePackages(graph.classes());
    Ties ties = new Ties(graph, sorted, features);
    Partition partition = Partitioner.of(graph, ties, resolution);
    Drawing drawing = new Drawing(graph, ties, features, partition);
    List<Table> tables = drawing.tables(sorted);
    List<Cut> cuts = drawing.cuts();
    List<Service> services = drawing.services(tables, cuts);
    Figures figures = figures(graph, facts.tests(), ties, partition, drawing);
    Judgement judgement = Judgement.of(figures, services, tables);
    List<String> reasons = new ArrayList<>(judgement.reasons());
    facts.others().ifPresent(reasons::add);
    if (judgement.verdict() == Verdict.NONE) {
      return new Decomposition(
          Verdict.NONE,
          List.copyOf(reasons),
          figures,
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          tables.stream().map(Decomposer::withoutOwner).toList(),
          List.of(),
          List.of(),
          missing.all());
    }
    return new Decomposition(
        judgement.verdict(),
        List.copyOf(reasons),
        figures,
        services,
        drawing.shared(partition.shared()),
        drawing.shared(partition.coordinators()),
        drawing.unplaced(),
        tables,
        cuts,
        Drawing.cutKeys(facts.tables().foreignKeys(), tables),
        missing.all());
  }

  private static TableAccess at(TableAccess one, String top) {
    return new TableAccess(one.table(), top, one.access(), one.how(), one.evidence());
  }

  private static Table withoutOwner(Table table) {
    return new Table(
        table.name(),
        "",
        false,
        false,
        table.uses().stream()
            .map(
                use ->
                    new Decomposition.TableUse(
                        "", use.type(), use.access(), use.how(), use.evidence()))
            .toList());
  }

  private static Figures figures(
      CodeGraph graph, int tests, Ties ties, Partition partition, Drawing drawing) {
    WeightedGraph real = ties.graph(partition.leftOut(), false);
    boolean worthwhile = graph.classes().size() >= Judgement.FEWEST_CLASSES;
    boolean several = partition.all(ties.classes()).size() > 1;
    return new Figures(
        graph.classes().size(),
        (int) graph.classes().stream().filter(CodeGraph.ClassNode::isFile).count(),
        tests,
        graph.generated(),
        graph.links().size(),
        Drawing.rounded(real.modularity(partition.parts())),
        worthwhile && several ? Drawing.rounded(ChanceModel.modularity(real)) : 0,
        drawing.cutShare());
  }

  private static List<FileUses> code(AnalysisInput input, UnreadFiles missing) {
    List<InputFile> sources = files(input, "java", Origin.APPLICATION);
    List<Path> jars =
        Stream.concat(
                input.files().files().stream()
                    .filter(file -> file.extension().equals("jar"))
                    .map(InputFile::location)
                    .flatMap(Optional::stream),
                MavenLibraries.jars(input, missing).stream())
            .toList();
    List<FileUses> code = new ArrayList<>();
    try (ClassPath classPath = ClassPath.of(jars)) {
      code.addAll(new SourceUses(classPath, missing).read(sources, input.threads()));
    }
    ClassUses reader = new ClassUses(missing);
    List<FileUses> own =
        reader.read(classes(input, Origin.APPLICATION, !sources.isEmpty()), input.threads());
    code.addAll(own);
    List<String> folders = OwnModules.folders(own);
    code.addAll(
        reader.read(
            classes(input, Origin.LIBRARY, false).stream()
                .filter(file -> folders.stream().anyMatch(file.path()::contains))
                .toList(),
            input.threads()));
    return code;
  }

  private static List<InputFile> classes(AnalysisInput input, Origin origin, boolean sources) {
    return files(input, "class", origin).stream()
        .filter(file -> !isBuilt(file, sources))
        .filter(file -> !file.path().contains("META-INF/versions/"))
        .toList();
  }

  private static List<InputFile> files(AnalysisInput input, String extension, Origin origin) {
    return input.files().files().stream()
        .filter(file -> file.origin() == origin)
        .filter(file -> file.extension().equals(extension))
        .filter(file -> !isTest(file))
        .toList();
  }

  private static boolean isTest(InputFile file) {
    return OtherPaths.isTest(file.path()) || OtherPaths.isCopied(file.path());
  }

  private static boolean isTestClass(InputFile file) {
    boolean code =
        file.extension().equals("java")
            || file.extension().equals("class")
            || ModuleUses.reads(file.extension());
    return code && OtherPaths.isTest(file.path()) && !NO_CLASS.matcher(file.name()).find();
  }

  /** What a build made of the sources that are read anyway. */
  private static boolean isBuilt(InputFile file, boolean sources) {
    return sources && BUILT.matcher(file.path()).find();
  }
}
