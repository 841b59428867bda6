package dev.lepton.cli.command;

import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.ExitCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.migration.Migration;
import dev.lepton.pipeline.journal.Journal;
import dev.lepton.pipeline.report.ReportWriter;
import dev.lepton.pipeline.workspace.Workspace;
import java.nio.file.Files;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Writes the report anew from the workspace. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Writes the HTML report anew from the saved documents and prints its path.")
public final class ReportCommand implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private MigrationOptions options = new MigrationOptions();

  public ReportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Migration migration = options.load(terminal);
    Workspace workspace = options.workspace(migration);
    if (!Files.exists(workspace.journal())) {
      throw new LeptonException(
          ErrorCode.DOCUMENT_MISSING,
          "no migration has been started here",
          workspace.root().toString(),
          "start one with `lepton migrate`");
    }
    try (Journal journal = Journal.open(workspace.journal(), Clock.systemUTC())) {
      new ReportWriter(workspace, migration, journal).write();
    }
    terminal.out().println(workspace.report());
    return ExitCode.OK.status();
  }
}
