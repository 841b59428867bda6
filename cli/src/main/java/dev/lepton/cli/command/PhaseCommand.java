package dev.lepton.cli.command;

import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.Phase;
import dev.lepton.model.error.ExitCode;
import dev.lepton.pipeline.run.OpenMigration;
import dev.lepton.pipeline.workspace.Documents;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** Runs one phase on the saved documents of those before it. */
public abstract class PhaseCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Phase phase;
  @Mixin private MigrationOptions migration = new MigrationOptions();
  @Mixin private RunOptions run = new RunOptions();
  @Mixin private OutputOption output = new OutputOption();

  protected PhaseCommand(Terminal terminal, Phase phase) {
    this.terminal = terminal;
    this.phase = phase;
  }

  @Override
  public Integer call() {
    return run(terminal, phase, migration, run, output::print);
  }

  /** Prints a document, or the lines where a table is wanted. */
  public interface Printing {
    void print(Terminal terminal, Object document, List<String> table);
  }

  /** Runs one phase of a migration and prints its document; returns the exit status. */
  public static int run(
      Terminal terminal,
      Phase phase,
      MigrationOptions migration,
      RunOptions run,
      Printing printing) {
    try (OpenMigration open = migration.open(terminal, run)) {
      return run(terminal, phase, open, printing);
    }
  }

  /** The same of a migration that is open already. */
  public static int run(Terminal terminal, Phase phase, OpenMigration open, Printing printing) {
    open.only(phase);
    JsonNode document = open.context().documents().require(phase, JsonNode.class);
    List<String> table = new PhaseTable(open.context()).lines(phase);
    printing.print(terminal, document, append(phase, table, open.context().documents()));
    return ExitCode.OK.status();
  }

  private static List<String> append(Phase phase, List<String> table, Documents documents) {
    return java.util.stream.Stream.concat(
            table.stream(), java.util.stream.Stream.of("document: " + documents.file(phase)))
        .toList();
  }
}
