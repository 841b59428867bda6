package dev.lepton.pipeline.report;

import dev.lepton.model.plan.EstateDatabases;
import dev.lepton.model.plan.EstateDatabases.Row;
import dev.lepton.model.plan.EstateSplit;
import dev.lepton.model.plan.EstateSplit.Option;
import java.util.Locale;
import java.util.Optional;

/** Applications over several places, and databases on every platform. Stateless. */
final class EstatePlaces {
  private EstatePlaces() {}

  static Markup split(EstateSplit split) {
    HtmlTable options =
        new HtmlTable(
            "The cheapest of each set of places, USD a month",
            "applications in each place",
            "together#",
            "running#",
            "egress#",
            "GB that cross#");
    for (Option one : split.options()) {
      options.row(
          String.join(
              ", ",
              one.parts().stream()
                  .map(part -> part.place() + " " + Figures.count(part.applications()))
                  .toList()),
          Figures.money(one.totalUsd()),
          Figures.money(one.runningUsd()),
          Figures.money(one.egressUsd()),
          Figures.decimal(one.crossingGb()));
    }
    HtmlTable places =
        new HtmlTable("Where each application is then", "application", "place", "bound by~");
    split
        .applications()
        .forEach(one -> places.row(one.application(), one.place(), one.bound().orElse("")));
    return Markup.of("<p><strong>%s</strong></p>\n", sentence(split.verdict()))
        .plus(
            split
                .worthUntil()
                .map(
                    times ->
                        Markup.paragraph(
                            String.format(
                                Locale.ROOT,
                                "It stays so until all flows are %,.1f times as large.",
                                times)))
                .orElse(Markup.EMPTY))
        .plus(options.render())
        .plus(
            Markup.paragraph(
                "No split costs less than " + Figures.money(split.boundUsd()) + " a month."))
        .plus(places.excerpt(Excerpt.of("applications").elsewhere("the JSON output")).render())
        .plus(Markup.folded("What is assumed", Markup.list(split.notes())));
  }

  private static String sentence(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
  }

  static Markup databases(EstateDatabases databases) {
    HtmlTable table =
        new HtmlTable(
            "Database servers of each engine, USD a month",
            "engine",
            "servers#",
            "platform",
            "as is#",
            "machines#",
            "Kubernetes#",
            "managed#",
            "how managed is priced~");
    for (Row row : databases.rows()) {
      table.row(
          row.engine(),
          row.servers(),
          row.provider() + " " + row.region(),
          usd(row.asIsUsd()),
          usd(row.machinesUsd()),
          usd(row.kubernetesUsd()),
          usd(row.managedUsd()),
          row.managedHow());
    }
    HtmlTable servers = new HtmlTable("Recognised by", "server", "engine", "by");
    databases.servers().forEach(one -> servers.row(one.name(), one.engine(), one.seen()));
    return table
        .render()
        .plus(
            Markup.folded(
                "Which servers these are",
                servers.excerpt(Excerpt.of("servers").elsewhere("the JSON output")).render()))
        .plus(Markup.list(databases.notes()));
  }

  private static String usd(Optional<Double> value) {
    return value.map(Figures::money).orElse("not priced");
  }
}
