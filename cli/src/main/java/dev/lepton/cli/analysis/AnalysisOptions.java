package dev.lepton.cli.analysis;

import dev.lepton.assess.StandardRules;
import dev.lepton.assess.decompile.DecompiledCode;
import dev.lepton.assess.evaluate.AnalysisRequest;
import dev.lepton.assess.evaluate.CodeSource;
import dev.lepton.assess.input.FileTable;
import dev.lepton.assess.input.LibrarySelection;
import dev.lepton.assess.input.Mode;
import dev.lepton.assess.memory.Program;
import dev.lepton.assess.ruleset.LabelSelector;
import dev.lepton.assess.ruleset.Rulebooks;
import dev.lepton.assess.ruleset.RulesetReader;
import dev.lepton.cli.output.RelativeLink;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is analysed, by which rules. */
public final class AnalysisOptions {
  /** Of which class files code is shown. */
  enum Decompiled {
    NONE,
    APPLICATION,
    ALL
  }

  /** Which libraries that builds name are looked into. */
  enum BuildLibraries {
    NONE,
    SELECTED,
    ALL
  }

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "Folders with sources, and jar, war or ear files, to analyse by rules.")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description =
          "Rules in Konveyor's format, a folder or a file; may be repeated. They take the place of"
              + " Lepton's own, which are used when none are given.")
  private List<Path> rules = new ArrayList<>();

  @Option(names = "--own-rules", description = "Lepton's own rules too, beside those of --rules.")
  private boolean ownRules;

  @Option(
      names = "--labels",
      paramLabel = "EXPR",
      description =
          "Only rules with these labels, for instance"
              + " 'konveyor.io/target=eap8 && !konveyor.io/source=eap6'.")
  private @Nullable String labels;

  @Option(
      names = "--dep-label-selector",
      paramLabel = "EXPR",
      description =
          "Only dependencies with these labels answer, for instance"
              + " '!konveyor.io/dep-source=open-source'; what is in the libraries of an archive is"
              + " left out with them. Labels: konveyor.io/dep-source (open-source, internal; for Go"
              + " downloadable) and konveyor.io/language.")
  private @Nullable String dependencyLabels;

  @Option(
      names = "--build-libraries",
      paramLabel = "WHICH",
      defaultValue = "selected",
      description =
          "Of which libraries that builds name the classes are looked into too, as far as the local"
              + " Maven repository has them: none, selected (those --dep-label-selector asks for),"
              + " or all, which it may narrow (default: ${DEFAULT-VALUE}).")
  private BuildLibraries buildLibraries = BuildLibraries.SELECTED;

  @Option(
      names = "--open-source",
      paramLabel = "FILE",
      description =
          "Names of dependencies that are open source, a regular expression a line, besides those"
              + " known to be.")
  private @Nullable Path openSource;

  @Option(
      names = "--incidents",
      paramLabel = "EXPR",
      description = "Only incidents with these variables, for instance '!package=com.acme.test'.")
  private @Nullable String incidents;

  @Option(names = "--source-only", description = "Do not look into libraries.")
  private boolean sourceOnly;

  @Option(
      names = "--context-lines",
      paramLabel = "N",
      defaultValue = "10",
      description = "Lines of code around each incident (default: ${DEFAULT-VALUE}).")
  private int contextLines = 10;

  @Option(
      names = "--decompile",
      paramLabel = "WHAT",
      defaultValue = "application",
      description =
          "For the code around incidents in class files: none, those of the application, or all,"
              + " libraries included (default: ${DEFAULT-VALUE}). Formats that show no code"
              + " decompile nothing.")
  private Decompiled decompile = Decompiled.APPLICATION;

  @Option(
      names = "--maven-repository",
      paramLabel = "DIR",
      description = "Where the libraries are that builds name (default: ~/.m2/repository).")
  private @Nullable Path mavenRepository;

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description =
          "Where to leave what was found, so that next time only what has changed is read again"
              + " (default: lepton/assess in the user's cache folder). The report is the same with"
              + " and without it.")
  private @Nullable Path cache;

  @Option(names = "--no-cache", description = "Read everything, and leave nothing.")
  private boolean noCache;

  @Option(
      names = "--watch",
      description =
          "With PATHs: stays, analyses again whenever a file of them or of --rules changes, and"
              + " prints what has come and gone. A report in --out is written anew each time."
              + " Ctrl-C ends it.")
  private boolean watch;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "With PATHs: writes there instead of to standard output, and prints the path.")
  private @Nullable Path out;

  @Option(
      names = "--decomposition",
      paramLabel = "FILE",
      description =
          "With -o html: a page of `lepton assess decompose` for the same application, to lead to.")
  private @Nullable Path decomposition;

  @Option(
      names = "--fail-on",
      paramLabel = "GATE",
      description =
          "Exit with 7 on mandatory, optional, potential or any incidents, or effort>N; may be"
              + " repeated.")
  private List<String> gates = new ArrayList<>();

  @Option(
      names = "--sbom",
      paramLabel = "FILE",
      description = "Also write a bill of materials, in CycloneDX 1.6 JSON, to FILE.")
  private @Nullable Path sbom;

  Optional<Path> sbom() {
    return Optional.ofNullable(sbom);
  }

  public List<Path> paths() {
    return paths;
  }

  /** Whether it is repeated with each change. */
  boolean watch() {
    return watch;
  }

  /**
   * For a phase of a migration, which is done once.
   *
   * @throws LeptonException USAGE where it shall be repeated
   */
  public void requireNoWatch() {
    if (watch) {
      throw new LeptonException(
          ErrorCode.USAGE,
          "only an analysis of PATHs can be repeated with each change",
          "--watch",
          "give the PATHs to analyse");
    }
  }

  /** Whose changes may change the report. */
  List<Path> watched() {
    return Stream.concat(paths.stream(), rules.stream()).toList();
  }

  /** What an analysis writes itself. */
  List<Path> written(Terminal terminal) {
    return Stream.of(out().map(AnalysisOptions::beside), out(), sbom(), cacheFolder(terminal))
        .flatMap(Optional::stream)
        .toList();
  }

  /** What becomes the file once it is whole. */
  static Path beside(Path file) {
    return file.resolveSibling(file.getFileName() + ".part");
  }

  /** Where the report goes; empty for standard output. */
  Optional<Path> out() {
    return Optional.ofNullable(out);
  }

  /**
   * The page with the application's parts, as a link from the report.
   *
   * @throws LeptonException USAGE when there is no such file
   */
  Optional<String> decomposition() {
    if (decomposition == null) {
      return Optional.empty();
    }
    if (!Files.isRegularFile(decomposition)) {
      throw new LeptonException(
          ErrorCode.USAGE,
          "there is no such page",
          "--decomposition " + decomposition,
          "write it with `lepton assess decompose PATH -o html --out FILE`");
    }
    Path page = decomposition;
    return Optional.of(
        out()
            .map(from -> RelativeLink.of(from, page))
            .orElseGet(() -> page.toAbsolutePath().normalize().toUri().toString()));
  }

  /** What is analysed, in a few words. */
  String title() {
    return paths.stream()
        .map(path -> String.valueOf(path.toAbsolutePath().normalize().getFileName()))
        .collect(Collectors.joining(", "));
  }

  Mode mode() {
    return sourceOnly ? Mode.SOURCE_ONLY : Mode.FULL;
  }

  /** Which dependencies take part. */
  LibrarySelection libraries() {
    boolean ofBuilds =
        buildLibraries == BuildLibraries.ALL
            || buildLibraries == BuildLibraries.SELECTED && dependencyLabels != null;
    if (dependencyLabels == null) {
      return LibrarySelection.ALL.ofBuilds(ofBuilds);
    }
    LabelSelector selector = LabelSelector.parse(dependencyLabels);
    return new LibrarySelection(
        selector::matches,
        openSource == null ? List.of() : OpenSourceList.read(openSource),
        ofBuilds);
  }

  List<Gate> gates() {
    return gates.stream().map(Gate::parse).toList();
  }

  /** Where analyses leave what they found; empty when they shall not. */
  Optional<Path> cacheFolder(Terminal terminal) {
    if (noCache) {
      return Optional.empty();
    }
    if (cache != null) {
      return Optional.of(cache);
    }
    String home = terminal.environment().getOrDefault("HOME", "");
    String base = terminal.environment().getOrDefault("XDG_CACHE_HOME", "");
    if (base.isBlank() && home.isBlank()) {
      return Optional.empty();
    }
    Path folder = base.isBlank() ? Path.of(home, ".cache") : Path.of(base);
    return Optional.of(folder.resolve("lepton").resolve("assess"));
  }

  /** What the files' answers depend on besides the files: which rules are asked, and where. */
  List<String> cacheName(Terminal terminal) {
    List<String> name = new ArrayList<>();
    paths.forEach(path -> name.add(path.toAbsolutePath().normalize().toString()));
    name.add("rules");
    rules.forEach(path -> name.add(path.toAbsolutePath().normalize().toString()));
    name.add("own=" + ownRules);
    name.add("labels=" + labels);
    name.add("dependencies=" + dependencyLabels);
    name.add("open=" + libraries().openSource());
    name.add("builds=" + libraries().ofBuilds());
    name.add("mode=" + mode());
    name.add("repository=" + repository(terminal));
    return name;
  }

  /** The same, and what of it can change. */
  List<String> cacheKey(Terminal terminal) {
    List<String> key = new ArrayList<>(cacheName(terminal));
    key.addAll(Program.identity());
    key.addAll(Program.rules(rules));
    return key;
  }

  /** Shows code of class files, as far as it is wanted. */
  CodeSource code(FileTable files) {
    return decompile == Decompiled.NONE
        ? CodeSource.NONE
        : new DecompiledCode(files, decompile == Decompiled.ALL);
  }

  /**
   * @param snippets whether the report shows any
   */
  AnalysisRequest request(Rulebooks books, boolean snippets) {
    return new AnalysisRequest(
        books.rulesets(),
        labels == null ? LabelSelector.all() : LabelSelector.parse(labels),
        Optional.ofNullable(incidents).map(LabelSelector::parse),
        snippets ? Math.max(0, contextLines) : AnalysisRequest.NO_SNIPPETS);
  }

  Rulebooks books() {
    if (rules.isEmpty()) {
      return StandardRules.read();
    }
    Rulebooks given = RulesetReader.read(rules);
    return ownRules ? given.and(StandardRules.read()) : given;
  }

  Optional<Path> repository(Terminal terminal) {
    return repository(terminal, mavenRepository);
  }

  /** The local Maven repository: the given one, else the user's; empty when there is none. */
  public static Optional<Path> repository(Terminal terminal, @Nullable Path given) {
    Path path =
        given != null
            ? given
            : Path.of(terminal.environment().getOrDefault("HOME", "."), ".m2", "repository");
    return Optional.of(path).filter(Files::isDirectory);
  }
}
