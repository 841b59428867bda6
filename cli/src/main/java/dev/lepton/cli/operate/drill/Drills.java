package dev.lepton.cli.operate.drill;

import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.TargetSpec;
import dev.lepton.model.operation.DrillReport;
import dev.lepton.model.operation.DrillReport.Drill;
import dev.lepton.operate.recovery.runbook.Runbook;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/**
 * Drills, one after the other, in one place that is taken away afterwards.
 *
 * @param folder where the place is made, and the evidence kept
 * @param events hears what the recovery does
 */
public record Drills(Terminal terminal, Path folder, EventSink events) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Where drills can run. */
  public enum Place {
    ANY,
    PODMAN,
    LOCAL
  }

  /**
   * What is to be practised.
   *
   * @param names empty for all
   * @param stopped whether somebody wants an end
   */
  public record Wish(
      List<String> names,
      Place place,
      List<Runbook> runbooks,
      Duration interval,
      BooleanSupplier stopped) {}

  /** What each failure is called. */
  public List<String> names() {
    return DrillCases.all().stream().map(DrillCase::name).toList();
  }

  /** The failures and how they are made. */
  public List<String> list() {
    return DrillCases.all().stream()
        .map(
            each ->
                String.format(
                    Locale.ROOT,
                    "%-24s %s%s",
                    each.name(),
                    each.made(),
                    each.simulated() ? " (imitated)" : ""))
        .toList();
  }

  /** Takes away what a drill left, however it ended. */
  public void cleanUp() {
    DrillWorld.cleanUp(place(), terminal);
  }

  private Path place() {
    // A name that no migration can have, whose workspace would be its neighbour.
    return folder.resolve(".drill");
  }

  /**
   * @throws LeptonException USAGE for a name that is none; ALREADY_RUNNING while another drill runs
   *     here; TOOL_MISSING or ROLLOUT_FAILED if not even a healthy release can be started
   */
  public DrillReport run(Wish wish) {
    List<DrillCase> cases = chosen(wish.names());
    cleanUp();
    boolean podman = wish.place() == Place.PODMAN || (wish.place() == Place.ANY && podmanWorks());
    TargetSpec.Type type = podman ? TargetSpec.Type.PODMAN : TargetSpec.Type.LOCAL;
    if (wish.place() == Place.ANY && !podman) {
      terminal.err().println("podman is not here or does not work: plain processes are used");
    }
    Path evidence = folder.resolve(".drill-evidence").resolve(TIME.format(Instant.now()));
    List<Drill> done = new ArrayList<>();
    try (DrillWorld world = DrillWorld.start(place(), type, terminal)) {
      DrillRun run =
          new DrillRun(world, wish.runbooks(), wish.interval(), evidence, wish.stopped());
      for (DrillCase each : cases) {
        if (!wish.stopped().getAsBoolean()) {
          done.add(run.run(each, events));
        }
      }
    }
    return new DrillReport(
        podman ? "podman" : "local", DrillRun.DETECT_SECONDS, DrillRun.HEAL_SECONDS, done);
  }

  private static boolean podmanWorks() {
    return Programs.run(List.of("podman", "info")).succeeded();
  }

  private static List<DrillCase> chosen(List<String> names) {
    List<DrillCase> all = DrillCases.all();
    List<String> known = all.stream().map(DrillCase::name).toList();
    names.stream()
        .filter(name -> !known.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new LeptonException(
                  ErrorCode.USAGE,
                  "there is no drill \"" + name + "\"",
                  "NAME",
                  "name some of " + String.join(", ", known));
            });
    return all.stream().filter(each -> names.isEmpty() || names.contains(each.name())).toList();
  }
}
