package dev.lepton.cli.plan;

import dev.lepton.cli.command.OutputOption;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.ExitCode;
import dev.lepton.model.plan.EstatePlan;
import dev.lepton.model.plan.PlanInput;
import dev.lepton.pipeline.estate.EstatePlanFile;
import dev.lepton.pipeline.estate.PlanInputs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether the saved plan of an inventory may still be carried out. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Says whether the plan of an inventory is still what its inputs lead to: the files that it was"
          + " made from, the migration's requirements, and the price lists. `lepton migrate --plan`"
          + " asks the same before it does anything.",
      "Exit status 4 with what has changed if the plan is stale, or was changed by hand."
    })
public final class CheckCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--plan",
      paramLabel = "FILE",
      defaultValue = ".lepton/estate-plan.json",
      description = "The saved plan (default: ${DEFAULT-VALUE}).")
  private Path plan = Path.of(".lepton", "estate-plan.json");

  @Mixin private OutputOption output = new OutputOption();

  public CheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * What was found to be as it was.
   *
   * @param inputs that were looked at
   */
  record Fresh(String plan, boolean fresh, List<PlanInput> inputs) {}

  @Override
  public Integer call() {
    EstatePlan fresh = EstatePlanFile.fresh(plan, new PlanInputs(terminal.environment()));
    List<String> table = new ArrayList<>();
    fresh
        .inputs()
        .forEach(
            input ->
                table.add(
                    String.format(
                        Locale.ROOT,
                        "%-10s %s%s",
                        input.kind().name().toLowerCase(Locale.ROOT),
                        input.what(),
                        input.kind() == PlanInput.Kind.ADDRESS
                            ? ": not asked again, its measurements may be others now"
                            : ": as it was")));
    table.add("the plan may be carried out: " + plan);
    output.print(terminal, new Fresh(plan.toString(), true, fresh.inputs()), table);
    return ExitCode.OK.status();
  }
}
