package dev.lepton.pipeline.report;

import dev.lepton.pipeline.journal.FinishedPhase;
import java.util.List;
import java.util.Optional;

/** How long each phase took. */
final class TimelineSection implements Section {
  private static final int ROW = 26;
  private static final int LEFT = 90;
  private static final int WIDTH = 720;

  @Override
  public String id() {
    return "timeline";
  }

  @Override
  public String title() {
    return "Phases";
  }

  @Override
  public Optional<String> body(ReportInput input) {
    if (input.phases().isEmpty()) {
      return Optional.empty();
    }
    List<FinishedPhase> phases = input.phases();
    double total = phases.stream().mapToDouble(FinishedPhase::seconds).sum();
    double scale = (WIDTH - LEFT - 80) / Math.max(total, 0.001);
    StringBuilder svg = new StringBuilder();
    double x = LEFT;
    for (int i = 0; i < phases.size(); i++) {
      FinishedPhase phase = phases.get(i);
      double width = Math.max(2, phase.seconds() * scale);
      int y = i * ROW + 4;
      svg.append(Html.format("<text class=\"ink\" x=\"0\" y=\"%d\">%s</text>", y + 14, phase.phase().id()));
      svg.append(Html.format("<rect class=\"bar\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"18\" rx=\"3\"/>", x, y, width));
      svg.append(Html.format("<text x=\"%.1f\" y=\"%d\">%.1f s</text>%n", x + width + 6, y + 14, phase.seconds()));
      x += phase.seconds() * scale;
    }
    return Optional.of(
        Html.format(
            "<figure><svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Duration of each phase\">%n%s</svg>"
                + "<figcaption>%.1f s of work in %d runs; an interrupted run goes on where the last one stopped.</figcaption></figure>%n",
            WIDTH, phases.size() * ROW + 8, svg, total, input.runs().size()));
  }
}
