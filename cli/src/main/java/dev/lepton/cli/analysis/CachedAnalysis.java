package dev.lepton.cli.analysis;

import dev.lepton.assess.StandardProviders;
import dev.lepton.assess.evaluate.Analyser;
import dev.lepton.assess.evaluate.AnalysisReport;
import dev.lepton.assess.evaluate.AnalysisRequest;
import dev.lepton.assess.evaluate.CodeSource;
import dev.lepton.assess.evaluate.Provider;
import dev.lepton.assess.input.AnalysisInput;
import dev.lepton.assess.input.FileMemory;
import dev.lepton.assess.input.FileTable;
import dev.lepton.assess.input.InputLimits;
import dev.lepton.assess.input.InputWalker;
import dev.lepton.assess.memory.AnalysisCache;
import dev.lepton.assess.memory.CheckedProvider;
import dev.lepton.assess.memory.RuleValues;
import dev.lepton.assess.memory.RunMemory;
import dev.lepton.assess.ruleset.Rulebooks;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.Problem;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * An analysis that takes over what the last one of the same input found, if it may.
 *
 * @param format of the report, which may show no code
 */
record CachedAnalysis(Terminal terminal, AnalysisOptions options, ReportFormat format) {
  private static final String RULES = "rules";
  private static final String CHECKS = "checks";

  /**
   * @param problems of the rules
   * @param sbom if one is asked for
   */
  record Result(AnalysisReport report, List<Problem> problems, Optional<SbomFile> sbom) {}

  Result run() {
    Optional<Path> folder = options.cacheFolder(terminal);
    return folder.isPresent() ? cached(folder.get()) : plain();
  }

  private Result plain() {
    Rulebooks books = options.books();
    try (FileTable files = files()) {
      return analyse(StandardProviders.all(), books, input(files, FileMemory.NONE));
    }
  }

  private Result cached(Path folder) {
    Instant looked = Instant.now();
    CompletableFuture<AnalysisCache> opened = new CompletableFuture<>();
    try (Listing listing = Listing.begin(opened, this::files)) {
      AnalysisCache cache = open(folder, looked, opened);
      cache
          .damage()
          .ifPresent(reason -> note("the cache was not used, everything is read anew: " + reason));
      Optional<Object> rules = cache.recall(RULES);
      Rulebooks books = rules.map(RuleValues::books).orElseGet(options::books);
      List<CheckedProvider> providers =
          CheckedProvider.of(StandardProviders.all(), cache.recall(CHECKS));
      FileTable files = listing.files();
      RunMemory memory = listing.memory();
      Result result = analyse(List.<Provider>copyOf(providers), books, input(files, memory));
      if (rules.isEmpty()) {
        memory.keep(RULES, RuleValues.of(books));
        memory.keep(CHECKS, CheckedProvider.problems(providers));
      }
      cache
          .save(memory, files)
          .ifPresent(reason -> note("nothing was left in the cache: " + reason));
      return result;
    }
  }

  /** Whoever waits for it waits no longer, come what may. */
  private AnalysisCache open(Path folder, Instant looked, CompletableFuture<AnalysisCache> opened) {
    try {
      AnalysisCache cache =
          AnalysisCache.open(
              folder, options.cacheName(terminal), options.cacheKey(terminal), looked);
      opened.complete(cache);
      return cache;
    } catch (RuntimeException e) {
      opened.completeExceptionally(e);
      throw e;
    }
  }

  private void note(String text) {
    terminal.err().println("note: " + text);
  }

  private FileTable files() {
    return InputWalker.open(options.paths(), options.mode(), InputLimits.DEFAULT);
  }

  private AnalysisInput input(FileTable files, FileMemory memory) {
    int threads = Math.max(1, Runtime.getRuntime().availableProcessors());
    return new AnalysisInput(files, options.mode(), options.repository(terminal), threads)
        .with(memory)
        .with(options.libraries());
  }

  private Result analyse(List<Provider> providers, Rulebooks books, AnalysisInput input) {
    AnalysisRequest request = options.request(books, format.namesLines());
    AnalysisReport report;
    try (CodeSource code = format.showsCode() ? options.code(input.files()) : CodeSource.NONE) {
      report = new Analyser(providers).run(request, input, code);
    }
    Optional<SbomFile> sbom = options.sbom().map(file -> SbomFile.of(input));
    return new Result(report, books.problems(), sbom);
  }
}
