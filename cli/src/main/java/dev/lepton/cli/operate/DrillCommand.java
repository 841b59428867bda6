package dev.lepton.cli.operate;

import dev.lepton.cli.command.TimeConverter;
import dev.lepton.cli.operate.drill.Drills;
import dev.lepton.cli.output.ViewOptions;
import dev.lepton.cli.terminal.Stop;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.ExitCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.operation.DrillReport;
import dev.lepton.operate.recovery.runbook.Runbook;
import dev.lepton.pipeline.config.RunbookLoader;
import dev.lepton.pipeline.report.RecoveryPage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Practises failures. */
@Command(
    name = "drill",
    mixinStandardHelpOptions = true,
    description = {
      "Makes failures on purpose, in a throw-away place of its own, and measures how `lepton operate",
      "recover` does. It never touches a release of yours. Nothing is left but the evidence.",
      "Exits with 7 if a drill misses its bar."
    })
public final class DrillCommand implements Callable<Integer> {
  private static final long PATIENCE_SECONDS = 60;

  private final Terminal terminal;
  @Mixin private ViewOptions view = new ViewOptions();

  @Parameters(
      paramLabel = "NAME",
      arity = "0..*",
      description = "Which failures; lepton operate drill --list names them.")
  private List<String> names = new ArrayList<>();

  @Option(names = "--all", description = "All of them.")
  private boolean all;

  @Option(names = "--list", description = "Name the failures and how they are made, and end.")
  private boolean list;

  @Option(
      names = "--place",
      paramLabel = "PLACE",
      defaultValue = "any",
      description =
          "podman or local: where the drills run (default: podman where it works, else processes).")
  private Drills.Place place = Drills.Place.ANY;

  @Option(
      names = "--interval",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      defaultValue = "2s",
      description = "Time between two looks of the recovery (default: ${DEFAULT-VALUE}).")
  private Duration interval = Duration.ofSeconds(2);

  @Option(
      names = "--runbooks",
      paramLabel = "DIR",
      description =
          "Runbooks of your own; they come first, and replace shipped ones by their name.")
  private Optional<Path> runbooks = Optional.empty();

  @Option(
      names = "--stop",
      description = "Take away what a drill left that was killed, and do nothing else.")
  private boolean stop;

  public DrillCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<Runbook> books = RunbookLoader.load(runbooks);
    Drills drills =
        new Drills(terminal, Path.of(".lepton").toAbsolutePath(), new RecoveryView(terminal));
    if (list) {
      drills.list().forEach(terminal.out()::println);
      return ExitCode.OK.status();
    }
    if (stop) {
      drills.cleanUp();
      return ExitCode.OK.status();
    }
    if (all != names.isEmpty()) {
      throw new LeptonException(
          ErrorCode.USAGE,
          all ? "--all and names of drills were given" : "no drill was named",
          "lepton operate drill",
          "name some of " + String.join(", ", drills.names()) + ", or give --all and no names");
    }
    try (Stop wish =
        Stop.watch(terminal, "stopping: the drill's place is taken away …", PATIENCE_SECONDS)) {
      DrillReport report = drills.run(new Drills.Wish(names, place, books, interval, wish::wanted));
      view.show(terminal, report, RecoveryLines.of(report), () -> RecoveryPage.render(report));
      return (report.passed() ? ExitCode.OK : ExitCode.VERIFICATION).status();
    }
  }
}
