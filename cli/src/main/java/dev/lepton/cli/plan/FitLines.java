package dev.lepton.cli.plan;

import dev.lepton.model.plan.ModelFit;
import dev.lepton.model.plan.ModelFitReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Fitted weights as lines for people. */
final class FitLines {
  private FitLines() {}

  static List<String> of(ModelFitReport report) {
    List<String> lines = new ArrayList<>();
    for (ModelFit fit : report.fits()) {
      lines.add(format("%-12s %12s %26s", fit.model(), "weight", "95 % confidence interval"));
      for (ModelFit.Weight weight : fit.weights()) {
        lines.add(
            format(
                "  %-10s %12.4f %12.4f … %11s%s",
                weight.name(),
                weight.value(),
                weight.low(),
                weight.high() == Double.MAX_VALUE ? "anything" : format("%.4f", weight.high()),
                weight.atBound() ? "  held at 0" : ""));
      }
      ModelFit.Quality quality = fit.quality();
      lines.add(
          format(
              "  R-squared %.4f (adjusted %.4f), typical error %.4f, largest %.4f in row %d, %d rows",
              quality.rSquared(),
              quality.adjusted(),
              quality.typicalError(),
              quality.worstError(),
              quality.worstRow(),
              quality.rows()));
      lines.add("  use: lepton plan model " + fit.option());
      fit.warnings().forEach(warning -> lines.add("  ! " + warning));
      lines.add("");
    }
    report.figures().ifPresent(figures -> lines.addAll(ModelCommand.table(figures)));
    if (!report.problems().isEmpty()) {
      lines.add(
          format("incomplete: %d problem(s) in %d rows", report.problems().size(), report.rows()));
    }
    return lines;
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
