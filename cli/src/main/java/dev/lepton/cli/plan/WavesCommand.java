package dev.lepton.cli.plan;

import dev.lepton.assess.inventory.InventoryFiles;
import dev.lepton.cli.output.Format;
import dev.lepton.cli.output.OutFile;
import dev.lepton.cli.output.Printer;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.ExitCode;
import dev.lepton.model.plan.WavePlan;
import dev.lepton.pipeline.report.WaveReport;
import dev.lepton.plan.waves.CalendarSettings;
import dev.lepton.plan.waves.WaveEvents;
import dev.lepton.plan.waves.WavePlanner;
import dev.lepton.plan.waves.WaveRequest;
import dev.lepton.plan.waves.WaveRequestBuilder;
import dev.lepton.plan.waves.WaveRequestBuilder.Wishes;
import dev.lepton.plan.waves.WaveTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which applications move together, in which order, and when. */
@Command(
    name = "waves",
    mixinStandardHelpOptions = true,
    description = {
      "Puts the applications of an inventory into waves: what an application needs moves in the"
          + " same wave or an earlier one, what needs one another moves together, non-production"
          + " moves before production and never with it, and nothing of high criticality or"
          + " complexity moves first. Of all such orders the one with the fewest waves, and then"
          + " with the shortest dependencies across sites, is looked for; the best is proved up to"
          + " 13 groups.",
      "With --start also when: preparation, a window for the move, watch, critical path and slack.",
      "Exit status 3 if rows were left out, 4 if the rules conflict."
    })
public final class WavesCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--inventory",
      paramLabel = "FILE",
      description = "A saved inventory (default: ${DEFAULT-VALUE}).")
  private Path inventory = Path.of(".lepton", "inventory.json");

  @Mixin private WaveFacts facts = new WaveFacts();
  @Mixin private WaveOptions options = new WaveOptions();
  @Mixin private CalendarOptions calendar = new CalendarOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "table",
      description =
          "table, json, yaml, html, csv (a row for each application) or ics (a calendar file; needs"
              + " --start) (default: ${DEFAULT-VALUE}).")
  private Form form = Form.TABLE;

  @Mixin private OutFile out = new OutFile();

  /** How waves are shown. */
  enum Form {
    TABLE,
    JSON,
    YAML,
    CSV,
    ICS,
    /** One file with everything in it, for a browser. */
    HTML
  }

  public WavesCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Wishes wishes = options.wishes(calendar);
    WaveRequest request =
        new WaveRequestBuilder(
                InventoryFiles.read(inventory), facts.portfolio(), facts.applications())
            .build(wishes)
            .with(calendar.file());
    request.remarks().leftOut().forEach(row -> terminal.err().println("left out: " + row));
    request.remarks().notes().forEach(note -> terminal.err().println("note: " + note));
    WavePlan plan = WavePlanner.plan(request);
    plan.notes().stream()
        .skip(request.remarks().notes().size())
        .forEach(note -> terminal.err().println("note: " + note));
    show(plan, wishes.calendar());
    return (plan.leftOut().isEmpty() ? ExitCode.OK : ExitCode.CONFIGURATION).status();
  }

  private void show(WavePlan plan, Optional<CalendarSettings> settings) {
    out.write(
        terminal,
        switch (form) {
          case CSV -> WaveTable.csv(plan);
          case HTML -> WaveReport.render(plan);
          case ICS ->
              WaveEvents.ics(plan, settings.map(CalendarSettings::blackouts).orElse(List.of()));
          case TABLE, JSON, YAML ->
              Printer.text(Format.valueOf(form.name()), plan, WaveLines.of(plan));
        });
  }
}
