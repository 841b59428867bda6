package dev.lepton.cli.analysis;

import dev.lepton.assess.evaluate.AnalysisReport;
import dev.lepton.cli.terminal.Terminal;
import java.nio.file.Path;
import picocli.CommandLine;

/** Analyses as a part of other commands: with our own rules and the usual settings. */
public final class Analyses {
  private Analyses() {}

  /** Analyses one application, and reads again only what has changed since the last time. */
  public static AnalysisReport of(Terminal terminal, Path path) {
    AnalysisOptions options = new AnalysisOptions();
    // As in the composition root: the defaults are written in small letters.
    new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(path.toString());
    return new CachedAnalysis(terminal, options, ReportFormat.HTML).run().report();
  }
}
