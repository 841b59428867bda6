package dev.lepton.pipeline.report;

import dev.lepton.model.plan.EstatePlan.Platforms;
import dev.lepton.model.plan.PlatformOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The platforms of an estate, how they score, and what would choose another. Stateless. */
final class EstatePlatformTables {
  private static final Excerpt OPTIONS = new Excerpt("platforms", 12, 400, "the JSON output");

  private EstatePlatformTables() {}

  static Markup of(Platforms platforms) {
    PlatformOption chosen = platforms.chosen();
    // Those that may be chosen first: of more than a hundred regions a reader looks for these.
    List<PlatformOption> options =
        platforms.options().stream()
            .sorted(Comparator.comparing(one -> !one.violations().isEmpty()))
            .toList();
    return Markup.of(
            "<p>Chosen: <strong>%s %s</strong>, %s; %s.</p>\n",
            chosen.provider(),
            chosen.region(),
            service(chosen),
            chosen.violations().isEmpty()
                ? "the best that meets every requirement"
                : "the best there is, but it does not meet "
                    + String.join("; ", chosen.violations()))
        .plus(table(options, chosen))
        .plus(ScoreRadar.of(chosen, options))
        .plus(DecisionTables.of(platforms.decision()))
        .plus(
            Markup.folded(
                "How each platform scored, criterion by criterion",
                PlatformSection.scores(options)));
  }

  private static Markup table(List<PlatformOption> options, PlatformOption chosen) {
    HtmlTable table =
        new HtmlTable(
            "Platforms compared, those that may be chosen first; closeness to the ideal from 0 to 1",
            "platform",
            "service",
            "size",
            "USD a month#",
            "closeness#",
            "does not meet~");
    for (PlatformOption one : options) {
      boolean same =
          one.provider().equals(chosen.provider())
              && one.region().equals(chosen.region())
              && one.serviceModel().equals(chosen.serviceModel());
      String name = one.provider() + " " + one.region();
      table.row(
          same ? Tone.GOOD : Tone.PLAIN,
          same ? Markup.of("%s %s", name, Tone.GOOD.badge("chosen")) : name,
          service(one),
          one.nodes() == 0 ? "estimated" : one.nodes() + " × " + one.instanceType(),
          CostChange.text(one.cost()),
          String.format(Locale.ROOT, "%.3f", one.closeness()),
          one.violations().isEmpty() ? "meets all" : String.join("; ", one.violations()));
    }
    return table.excerpt(OPTIONS).render();
  }

  private static String service(PlatformOption option) {
    return option.serviceModel().replace('-', ' ');
  }
}
