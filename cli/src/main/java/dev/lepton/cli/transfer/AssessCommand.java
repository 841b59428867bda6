package dev.lepton.cli.transfer;

import dev.lepton.cli.command.OutputOption;
import dev.lepton.cli.terminal.ProgressText;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.ExitCode;
import dev.lepton.model.transfer.DatabaseAssessment;
import dev.lepton.transfer.postgres.check.Assessor;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says whether a database can be moved, before anything is touched. */
@Command(
    name = "assess",
    mixinStandardHelpOptions = true,
    description = {
      "Looks at a source, and at a target if one is given, changing neither.",
      "Every problem at once, each with its fix. Exit status 4 if a copy would be refused."
    })
public final class AssessCommand implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private SideOptions sides = new SideOptions();
  @Mixin private OutputOption output = new OutputOption();

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Tasks at a time that the move will have.")
  private int jobs = Math.max(2, Runtime.getRuntime().availableProcessors());

  @Option(
      names = "--skip",
      paramLabel = "KIND",
      description = "Objects of this kind may stay behind. May be repeated.")
  private List<String> skip = new ArrayList<>();

  public AssessCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Sides both = sides.read(terminal, false);
    Optional<ConnectionFactory> target = both.target().map(endpoint -> both.targetFactory());
    DatabaseAssessment assessment =
        new Assessor(both.sourceFactory(), target, jobs).run("lepton_assess", skip);
    output.print(terminal, assessment, lines(assessment));
    return assessment.copyable() ? ExitCode.OK.status() : ExitCode.PRECONDITION.status();
  }

  private static List<String> lines(DatabaseAssessment assessment) {
    List<String> lines = new ArrayList<>();
    assessment.source().ifPresent(side -> lines.add("source    " + describe(side)));
    assessment.target().ifPresent(side -> lines.add("target    " + describe(side)));
    assessment
        .memory()
        .ifPresent(
            memory ->
                lines.add(
                    String.format(
                        Locale.ROOT,
                        "memory    longest row %s, heap needed %s",
                        ProgressText.bytes(memory.longestRow()),
                        ProgressText.bytes(memory.heapBytes()))));
    assessment
        .estimate()
        .ifPresent(
            estimate ->
                lines.add(
                    "duration  about "
                        + ProgressText.seconds(
                            Duration.ofMillis((long) (estimate.seconds() * 1000)))
                        + ": "
                        + estimate.how()));
    lines.add("");
    assessment
        .findings()
        .forEach(
            finding -> {
              lines.add(label(finding.severity()) + " [" + finding.code() + "] " + finding.what());
              lines.add("             where: " + finding.where());
              lines.add("             fix:   " + finding.fix());
            });
    lines.add("");
    lines.add(verdict(assessment));
    return lines;
  }

  private static String describe(DatabaseAssessment.Side side) {
    return String.format(
        Locale.ROOT,
        "%s  PostgreSQL %s, %s, %s, %s in %,d tables, about %,d rows, wal_level %s",
        side.address(),
        side.version(),
        side.encoding(),
        side.collation(),
        ProgressText.bytes(side.bytes()),
        side.tables(),
        side.rows(),
        side.walLevel());
  }

  private static String label(DatabaseAssessment.Severity severity) {
    return switch (severity) {
      case BLOCKER -> "blocks      ";
      case LIVE_BLOCKER -> "blocks live ";
      case WARNING -> "warning     ";
      case INFO -> "note        ";
    };
  }

  private static String verdict(DatabaseAssessment assessment) {
    if (assessment.followable()) {
      return "can be copied and followed";
    }
    return assessment.copyable()
        ? "can be copied; cannot be followed before what blocks it is dealt with"
        : "cannot be moved before what blocks it is dealt with";
  }
}
