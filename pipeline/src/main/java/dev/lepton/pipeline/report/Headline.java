package dev.lepton.pipeline.report;

import dev.lepton.model.acceptance.AcceptanceReport;
import dev.lepton.model.bundle.Bundle;
import dev.lepton.model.cutover.CutoverReport;
import dev.lepton.model.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/** The outcome at a glance. Stateless. */
final class Headline {
  Markup render(ReportInput input) {
    Outcome outcome = Outcome.of(input);
    Markup next =
        outcome.next().isEmpty()
            ? Markup.EMPTY
            : Markup.of("<p class=\"next\">%s</p>\n", Commands.marked(outcome.next()));
    return Markup.of(
            "<h1>Migration of %s</h1>\n<p class=\"soft\">%s</p>\n<div class=\"verdict %s\">"
                + "<p class=\"title\">%s</p>\n<p>%s</p>\n%s</div>\n",
            input.migration().name(),
            about(input),
            outcome.tone().css(),
            outcome.title(),
            Commands.marked(outcome.text()),
            next)
        .plus(Card.all(cards(input)));
  }

  private static String about(ReportInput input) {
    List<String> parts = new ArrayList<>();
    parts.add("to the " + Figures.words(input.migration().target().type()) + " target");
    input.bundle().map(Bundle::image).ifPresent(image -> parts.add("image " + image));
    if (!input.runs().isEmpty()) {
      parts.add("begun " + Figures.utc(input.runs().get(0).startedAt()) + " UTC");
    }
    if (!input.events().isEmpty()) {
      String last = input.events().get(input.events().size() - 1).at();
      parts.add("last entry " + Figures.utc(last) + " UTC");
    }
    return String.join(" · ", parts);
  }

  private static List<Card> cards(ReportInput input) {
    List<Card> cards = new ArrayList<>();
    if (input.transfer().isPresent()) {
      Totals totals = Totals.of(input);
      cards.add(new Card("rows compared", Figures.count(totals.rowsCompared()), Tone.PLAIN, ""));
      cards.add(zero("differences", totals.differences()));
    }
    if (input.cutover().isPresent()) {
      input.proof().ifPresent(proof -> clients(proof, cards));
    }
    if (input.proof().isEmpty() && !SwitchScope.empty(input.migration())) {
      input.cutover().map(Headline::waited).ifPresent(cards::add);
    }
    input.acceptance().ifPresent(acceptance -> tests(acceptance, cards));
    input.plan().ifPresent(plan -> cards.add(cost(plan)));
    return cards;
  }

  private static void clients(ClientProof proof, List<Card> cards) {
    cards.add(
        new Card("acknowledged writes", Figures.count(proof.acknowledgedWrites()), Tone.PLAIN, ""));
    cards.add(zero("of these lost", proof.lostWrites()));
    cards.add(zero("failed requests", proof.failedRequests()));
    cards.add(
        new Card("longest write pause", Figures.millis(proof.writePauseMillis()), Tone.PLAIN, ""));
    cards.add(
        new Card(
            "p99 before → after",
            Figures.millisBetween(proof.before().p99(), proof.after().p99()),
            Tone.PLAIN,
            "as live clients saw it"));
  }

  private static void tests(AcceptanceReport report, List<Card> cards) {
    long held = report.verdicts().stream().filter(AcceptanceReport.Verdict::passed).count();
    if (!report.verdicts().isEmpty()) {
      boolean all = held == report.verdicts().size();
      String value = held + " of " + report.verdicts().size();
      cards.add(new Card("thresholds held", value, Tone.goodIf(all), ""));
    }
  }

  private static Card cost(Plan plan) {
    CostChange change = new CostChange(plan.costBefore(), plan.costAfter());
    return new Card("cost a month", change.inShort(), change.tone(), change.verdict());
  }

  private static Card waited(CutoverReport report) {
    return new Card("writes waited", Pause.of(report), Tone.PLAIN, "");
  }

  private static Card zero(String label, long number) {
    return new Card(label, Figures.count(number), Tone.goodIf(number == 0), "");
  }
}
