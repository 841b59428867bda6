package dev.lepton.cli.analysis;

import dev.lepton.assess.evaluate.AnalysisReport;
import dev.lepton.assess.output.KonveyorReport;
import dev.lepton.assess.output.LeptonReport;
import dev.lepton.assess.output.ReportTable;
import dev.lepton.assess.output.SarifReport;
import dev.lepton.cli.release.Release;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.ExitCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import dev.lepton.pipeline.report.FindingsReport;
import dev.lepton.pipeline.workspace.Documents;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.MapperBuilder;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** One analysis from the command line. */
public record AnalysisRun(Terminal terminal, AnalysisOptions options, ReportFormat format) {
  /** Analyses, prints, and returns the exit status. */
  public int run() {
    // Mistakes are told before the work.
    List<Gate> gates = options.gates();
    Optional<String> parts = options.decomposition();
    if (options.watch()) {
      return new WatchedAnalysis(this, gates, parts).run();
    }
    CachedAnalysis.Result result = new CachedAnalysis(terminal, options, format).run();
    tellProblems(result);
    deliver(result.report(), parts);
    return (judge(result, gates) ? ExitCode.OK : ExitCode.VERIFICATION).status();
  }

  /** What of the rules could not be used. */
  void tellProblems(CachedAnalysis.Result result) {
    for (Problem problem : result.problems()) {
      terminal.err().println("not used: " + problem.where() + ": " + problem.what());
    }
  }

  /** Whether all was used and no gate is closed; tells what was not, and which are. */
  boolean judge(CachedAnalysis.Result result, List<Gate> gates) {
    AnalysisReport report = result.report();
    result.sbom().ifPresent(sbom -> sbom.write(options.sbom().orElseThrow()));
    List<String> missing = result.sbom().map(SbomFile::missing).orElse(List.of());
    missing.forEach(place -> terminal.err().println("not in the SBOM: " + place));
    boolean complete = report.isComplete() && result.problems().isEmpty() && missing.isEmpty();
    if (!complete) {
      terminal
          .err()
          .println("incomplete: not every rule and file could be used; the report names them");
    }
    List<String> failures = gates.stream().flatMap(gate -> gate.failure(report).stream()).toList();
    failures.forEach(failure -> terminal.err().println("failed on " + failure));
    return complete && failures.isEmpty();
  }

  /** Prints the report, or writes it to its file and prints where that is. */
  void deliver(AnalysisReport report, Optional<String> parts) {
    Optional<Path> file = options.out().map(Path::toAbsolutePath);
    if (file.isEmpty()) {
      print(report, parts, terminal.out());
      return;
    }
    Path beside = AnalysisOptions.beside(file.get());
    try {
      try (PrintWriter out = new PrintWriter(beside.toFile(), StandardCharsets.UTF_8)) {
        print(report, parts, out);
        if (out.checkError()) {
          throw new IOException("not all of it could be written");
        }
      }
      Files.move(beside, file.get(), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new LeptonException(
          ErrorCode.USAGE,
          "the report cannot be written: " + e.getMessage(),
          String.valueOf(options.out().get()),
          "name a file in a folder that exists and may be written",
          e);
    }
    terminal.out().println(options.out().get());
  }

  /** Written as it is made: in a large report the incidents alone would fill the memory. */
  private void print(AnalysisReport report, Optional<String> parts, PrintWriter out) {
    switch (format) {
      case TABLE -> ReportTable.of(report).forEach(out::println);
      case JSON -> write(json(), versioned(report), out);
      case YAML -> write(YAMLMapper.builder(), versioned(report), out);
      case KONVEYOR ->
          write(
              YAMLMapper.builder()
                  .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER, YAMLWriteFeature.SPLIT_LINES),
              KonveyorReport.of(report),
              out);
      case SARIF -> write(json(), SarifReport.of(report, Release.version()), out);
      case HTML -> html(report, parts, out);
    }
  }

  private void html(AnalysisReport report, Optional<String> parts, PrintWriter out) {
    try {
      FindingsReport.write(report, options.title(), parts, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.flush();
  }

  private static Map<String, Object> versioned(AnalysisReport report) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("schemaVersion", Documents.SCHEMA_VERSION);
    document.putAll(LeptonReport.of(report));
    return document;
  }

  private static JsonMapper.Builder json() {
    return JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT);
  }

  private static void write(MapperBuilder<?, ?> builder, Object document, PrintWriter out) {
    builder.disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build().writeValue(out, document);
    // A document in YAML ends its last line by itself.
    if (builder instanceof JsonMapper.Builder) {
      out.println();
    }
  }
}
