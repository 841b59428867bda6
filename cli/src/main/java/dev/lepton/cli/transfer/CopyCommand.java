package dev.lepton.cli.transfer;

import dev.lepton.cli.command.OutputOption;
import dev.lepton.cli.terminal.MoveView;
import dev.lepton.cli.terminal.ProgressText;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.ExitCode;
import dev.lepton.model.migration.BackupSpec;
import dev.lepton.model.migration.DatabaseSpec;
import dev.lepton.model.transfer.CopyReport;
import dev.lepton.transfer.MoverSettings;
import dev.lepton.transfer.postgres.PostgresCopier;
import dev.lepton.transfer.task.ThreadTaskRunner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Copies a database once. */
@Command(
    name = "copy",
    mixinStandardHelpOptions = true,
    description = {
      "Copies a database as it is at one moment to an empty one, and compares both in the end.",
      "Nothing is altered at the source. Exit status 7 if the comparison finds a difference."
    })
public final class CopyCommand implements Callable<Integer> {
  private static final int SHOWN = 20;

  private final Terminal terminal;
  @Mixin private SideOptions sides = new SideOptions();
  @Mixin private SelectionOptions selection = new SelectionOptions();
  @Mixin private OutputOption output = new OutputOption();

  @Option(names = "--no-verify", description = "Leave out comparing everything in the end.")
  private boolean noVerify;

  public CopyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Sides both = sides.read(terminal, true);
    MoveView view = new MoveView(terminal);
    PostgresCopier copier =
        new PostgresCopier(settings(both), both.secrets(), view, new ThreadTaskRunner());
    CopyReport report;
    try {
      copier.check();
      report = copier.copy(!noVerify);
    } finally {
      view.end();
    }
    output.print(terminal, report, lines(report));
    return report.clean() ? ExitCode.OK.status() : ExitCode.VERIFICATION.status();
  }

  private MoverSettings settings(Sides both) {
    DatabaseSpec spec =
        new DatabaseSpec(
            "copy",
            both.source(),
            both.target(),
            new BackupSpec(false, Optional.empty()),
            List.of(),
            selection.jobs(),
            selection.selection());
    return new MoverSettings("transfer", spec, both.target().orElseThrow(), Path.of(".lepton"));
  }

  private static List<String> lines(CopyReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d rows in %,d tables, %s, %.1f s, %s/s",
            report.rows(),
            report.tables().size(),
            ProgressText.bytes(report.bytes()),
            report.seconds(),
            ProgressText.bytes((long) (report.bytes() / Math.max(1e-3, report.seconds())))));
    report
        .verification()
        .ifPresentOrElse(
            verification -> {
              lines.add(
                  String.format(
                      Locale.ROOT,
                      "%,d rows, %,d sequences and %,d objects compared: %,d differences",
                      verification.rowsCompared(),
                      verification.sequencesCompared(),
                      verification.objectsCompared(),
                      verification.differenceCount()));
              verification.differences().stream()
                  .limit(SHOWN)
                  .forEach(difference -> lines.add("  " + VerifyLines.difference(difference)));
            },
            () -> lines.add("not compared (--no-verify)"));
    report.notCarried().forEach(object -> lines.add("left behind: " + object));
    return lines;
  }
}
