package dev.lepton.cli.command;

import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.ExitCode;
import dev.lepton.pipeline.run.MigrationStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Where a migration stands; may be asked from another terminal while it runs. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Shows where the migration stands and what comes next.")
public final class StatusCommand implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private MigrationOptions migration = new MigrationOptions();
  @Mixin private OutputOption output = new OutputOption();

  public StatusCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    MigrationStatus status = MigrationStatus.read(migration.workspace(migration.load(terminal)));
    output.print(terminal, status, lines(status));
    return ExitCode.OK.status();
  }

  private static List<String> lines(MigrationStatus status) {
    List<String> lines = new ArrayList<>();
    status
        .phases()
        .forEach(
            phase ->
                lines.add(
                    String.format(
                        Locale.ROOT,
                        "%-10s %-6s %s",
                        phase.phase().id(),
                        phase.state(),
                        phase
                            .seconds()
                            .map(s -> String.format(Locale.ROOT, "%.1f s", s))
                            .orElse(""))));
    lines.add("running:   " + (status.running() ? "yes" : "no"));
    status
        .current()
        .ifPresent(
            current ->
                lines.add(
                    String.format(
                        Locale.ROOT,
                        "now:       %s %s, %,d rows, %,.1f MB%s",
                        current.phase().id(),
                        current.step(),
                        current.progress().rowsDone(),
                        current.progress().bytesDone() / 1e6,
                        current.progress().bottleneck().isEmpty()
                            ? ""
                            : ", limited by " + current.progress().bottleneck())));
    status
        .lastRun()
        .ifPresent(
            run ->
                lines.add(
                    "last run:  "
                        + run.command()
                        + ": "
                        + run.outcome().orElse("under way, or killed")));
    lines.add(
        "audit:     "
            + (status.auditIntact()
                ? "the journal's hash chain holds"
                : "THE JOURNAL HAS BEEN CHANGED"));
    lines.add("workspace: " + status.workspace());
    lines.add("next:      " + status.next());
    return lines;
  }
}
