package dev.lepton.cli.catalogue;

import dev.lepton.cli.command.OutputOption;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.ExitCode;
import dev.lepton.model.plan.PriceDifference;
import dev.lepton.plan.catalogue.CatalogueView;
import dev.lepton.plan.catalogue.ExchangeRates;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Compares imported prices with those that ship. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description =
        "How imported prices differ from those that ship: what is new, what is gone, and the largest"
            + " changes first.")
public final class CatalogueDiffCommand implements Callable<Integer> {
  private static final int MOST = 20;

  private final Terminal terminal;

  @Mixin private CatalogueFolder folder = new CatalogueFolder();
  @Mixin private OutputOption output = new OutputOption();

  public CatalogueDiffCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<PriceDifference> differences =
        new CatalogueView(folder.store(), ExchangeRates.defaults()).differences();
    List<String> lines = new ArrayList<>();
    differences.forEach(one -> lines.addAll(lines(one)));
    if (differences.isEmpty()) {
      lines.add("no machine prices were imported; the bundled ones are in use");
    }
    output.print(terminal, differences, lines);
    return ExitCode.OK.status();
  }

  private static List<String> lines(PriceDifference one) {
    List<String> lines = new ArrayList<>();
    lines.add(
        format(
            "%s %s → %s: %,d equal, %,d changed (median %+.1f %%), %,d new, %,d gone",
            one.provider(),
            one.before(),
            one.after(),
            one.same(),
            one.changes().size(),
            one.medianPercent(),
            one.added().size(),
            one.removed().size()));
    one.changes().stream()
        .limit(MOST)
        .forEach(
            change ->
                lines.add(
                    format(
                        "  %-16s %-24s %10.5f → %10.5f  %+.1f %%",
                        change.region(),
                        change.machine(),
                        change.before(),
                        change.after(),
                        change.percent())));
    named(lines, "new", one.added());
    named(lines, "gone", one.removed());
    return lines;
  }

  private static void named(List<String> lines, String what, List<String> keys) {
    keys.stream().limit(MOST).forEach(key -> lines.add("  " + what + ": " + key));
    if (keys.size() > MOST) {
      lines.add("  … and " + (keys.size() - MOST) + " more; -o json lists them");
    }
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
