package dev.lepton.cli.demo;

import dev.lepton.cli.command.OutputOption;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.ExitCode;
import dev.lepton.model.error.LeptonException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A live migration with embedded parts only. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Migrates a live legacy application with traffic on, using embedded parts only, and shows the proof.",
      "Exits with 7 if an acknowledged write is missing or anything differs."
    })
public final class DemoCommand implements Callable<Integer> {
  private static final long MINIMUM_ROWS = 1_000;

  private final Terminal terminal;
  @Mixin private OutputOption output = new OutputOption();

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "550000",
      description = "Rows to seed (default: ${DEFAULT-VALUE}).")
  private long rows = 550_000;

  @Option(
      names = "--writers",
      paramLabel = "N",
      defaultValue = "4",
      description = "Clients that write (default: ${DEFAULT-VALUE}).")
  private int writers = 4;

  @Option(
      names = "--readers",
      paramLabel = "N",
      defaultValue = "4",
      description = "Clients that only read (default: ${DEFAULT-VALUE}).")
  private int readers = 4;

  @Option(
      names = "--keep",
      description = "Leave the new release, its database and the gateway running.")
  private boolean keep;

  @Option(
      names = "--stop",
      description = "Stop and remove what an earlier demo left, and do nothing else.")
  private boolean stop;

  public DemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    DemoOptions options = options();
    Demo demo = new Demo(options, terminal);
    demo.cleanUp();
    if (stop) {
      return ExitCode.OK.status();
    }
    DemoOutcome outcome = demo.run();
    output.print(terminal, outcome, outcome.lines());
    return outcome.proven() ? ExitCode.OK.status() : ExitCode.VERIFICATION.status();
  }

  private DemoOptions options() {
    if (rows < MINIMUM_ROWS || writers < 0 || readers < 0) {
      throw new LeptonException(
          ErrorCode.USAGE,
          "too few rows or clients",
          "--rows " + rows,
          "at least " + MINIMUM_ROWS + " rows; 0 or more clients");
    }
    Path home = Path.of(System.getProperty("lepton.home", "."));
    if (!Files.exists(home.resolve("examples/shop/migration.yaml"))) {
      throw new LeptonException(
          ErrorCode.TOOL_MISSING,
          "the example application is not here",
          home.toString(),
          "run ./lepton from a checkout of Lepton Migrate");
    }
    return new DemoOptions(rows, readers, writers, keep, home, Path.of(".lepton").toAbsolutePath());
  }
}
