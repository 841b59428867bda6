package dev.lepton.pipeline.report;

import dev.lepton.model.Phase;
import dev.lepton.model.cutover.CutoverReport;
import dev.lepton.model.transfer.CutoverData;
import java.util.ArrayList;
import java.util.List;

/** The outcome at a glance. */
final class Headline {
  String render(ReportInput input) {
    List<String> cards = new ArrayList<>();
    input
        .transfer()
        .ifPresent(
            transfer -> {
              long compared = transfer.databases().stream().mapToLong(r -> r.verification().rowsCompared()).sum() + again(input);
              long differences =
                  transfer.databases().stream().mapToLong(r -> r.verification().differenceCount()).sum()
                      + input.cutover().stream().flatMap(c -> c.databases().stream()).mapToLong(CutoverData::differenceCount).sum();
              cards.add(Html.card("rows compared", Html.format("%,d", compared), ""));
              cards.add(Html.card("differences", Html.format("%,d", differences), differences == 0 ? "good" : "bad"));
            });
    input
        .proof()
        .ifPresent(
            proof -> {
              cards.add(Html.card("acknowledged writes", Html.format("%,d", proof.acknowledgedWrites()), ""));
              cards.add(Html.card("of these lost", Html.format("%,d", proof.lostWrites()), proof.lostWrites() == 0 ? "good" : "bad"));
              cards.add(Html.card("failed requests", Html.format("%,d", proof.failedRequests()), proof.failedRequests() == 0 ? "good" : "bad"));
              cards.add(Html.card("longest write pause", Html.format("%.0f ms", proof.writePauseMillis()), ""));
            });
    if (input.proof().isEmpty()) {
      input.cutover().ifPresent(c -> cards.add(Html.card("writes waited", Html.format("%.0f ms", c.pauseMillis()), "")));
    }
    input
        .plan()
        .ifPresent(
            plan ->
                cards.add(
                    Html.card(
                        "cost a month",
                        Html.format("$%,.0f → $%,.0f", plan.costBefore().monthlyUsd(), plan.costAfter().monthlyUsd()),
                        plan.costAfter().monthlyUsd() <= plan.costBefore().monthlyUsd() ? "good" : "warn")));
    return Html.format("<h1>Migration of %s</h1>%n<p>%s</p>%n", Html.escape(input.migration().name()), Html.escape(state(input)))
        + Html.cards(cards);
  }

  private static long again(ReportInput input) {
    return input.cutover().stream().flatMap(c -> c.databases().stream()).mapToLong(CutoverData::changedRowsVerified).sum();
  }

  private static String state(ReportInput input) {
    String target = input.migration().target().type().name().toLowerCase(java.util.Locale.ROOT);
    boolean back = input.cutover().map(CutoverReport::direction).filter("back"::equals).isPresent();
    if (back) {
      return "The migration went back to its source, with everything written since the switch. The source is the primary.";
    }
    if (input.watch().filter(watch -> watch.verdict().equals("healthy")).isPresent()) {
      return "Switched to the new release on the " + target + " target and watched: it is healthy. The way back is open until it is finished.";
    }
    if (input.cutover().isPresent()) {
      return "Switched to the new release on the " + target + " target; the watch period has not ended well or not ended yet.";
    }
    long done = input.phases().size();
    return done + " of " + Phase.values().length + " phases done. Nothing has been switched: the source is the primary.";
  }
}
