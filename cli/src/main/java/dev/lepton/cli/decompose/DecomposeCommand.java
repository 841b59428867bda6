package dev.lepton.cli.decompose;

import dev.lepton.assess.decompose.Decomposer;
import dev.lepton.assess.decompose.Decomposition;
import dev.lepton.assess.input.AnalysisInput;
import dev.lepton.assess.input.FileTable;
import dev.lepton.assess.input.InputLimits;
import dev.lepton.assess.input.InputWalker;
import dev.lepton.assess.input.Mode;
import dev.lepton.cli.analysis.AnalysisOptions;
import dev.lepton.cli.output.ViewOptions;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.ExitCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.pipeline.report.DecompositionReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Candidate services of a monolith. */
@Command(
    name = "decompose",
    mixinStandardHelpOptions = true,
    description = {
      "Shows where a monolith could be cut: candidate services from calls, packages and the"
          + " tables they read and write, the tables that would be shared, the calls that would"
          + " cross; and says so when there is no good cut.",
      "Reads sources of Java, Python, JavaScript, TypeScript, C#, Go, PHP and Ruby, or jar, war and"
          + " ear files; needs no build. Of other languages than Java, files take the place of classes."
          + " Tests and generated code are left out. A hint: it knows nothing of teams and"
          + " transactions."
    })
public final class DecomposeCommand implements Callable<Integer> {
  private static final double COARSEST = 0.1;
  private static final double FINEST = 10;

  private final Terminal terminal;

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "Folders with sources, and jar, war or ear files, of one application.")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--resolution",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Below 1 for fewer and larger services, above 1 for more and smaller ones, 0.1 to 10"
              + " (default: ${DEFAULT-VALUE}).")
  private double resolution = 1;

  @Option(
      names = "--maven-repository",
      paramLabel = "DIR",
      description = "Where the libraries are that builds name (default: ~/.m2/repository).")
  private @Nullable Path mavenRepository;

  @Mixin private ViewOptions view = new ViewOptions();

  public DecomposeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (!(resolution >= COARSEST && resolution <= FINEST)) {
      throw new LeptonException(
          ErrorCode.USAGE,
          "the resolution is out of range: " + resolution,
          "--resolution",
          "give a number from 0.1 to 10; 1 is the usual one");
    }
    Decomposition found = decompose();
    view.show(
        terminal,
        found,
        DecompositionLines.of(found),
        () -> DecompositionReport.render(found, title()));
    if (!found.unread().isEmpty()) {
      terminal.err().println("incomplete: not every file could be read; the output names them");
      return ExitCode.VERIFICATION.status();
    }
    return ExitCode.OK.status();
  }

  private Decomposition decompose() {
    int threads = Math.max(1, Runtime.getRuntime().availableProcessors());
    try (FileTable files = InputWalker.open(paths, Mode.SOURCE_ONLY, InputLimits.DEFAULT)) {
      return Decomposer.decompose(
          new AnalysisInput(
              files,
              Mode.SOURCE_ONLY,
              AnalysisOptions.repository(terminal, mavenRepository),
              threads),
          resolution);
    }
  }

  private String title() {
    return paths.stream()
        .map(path -> String.valueOf(path.toAbsolutePath().normalize().getFileName()))
        .collect(Collectors.joining(", "));
  }
}
