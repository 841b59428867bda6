package dev.lepton.pipeline.report;

import dev.lepton.model.acceptance.LoadComparison;
import dev.lepton.model.acceptance.LoadComparison.Measure;
import dev.lepton.model.acceptance.LoadComparison.Outcome;
import dev.lepton.model.acceptance.LoadReport;
import dev.lepton.model.acceptance.LoadReport.Block;
import dev.lepton.model.acceptance.LoadTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * A load test as one HTML file that loads nothing from anywhere. Stateless and thread-safe; equal
 * input gives equal text.
 */
public final class LoadTestReport {
  private LoadTestReport() {}

  /**
   * @param broken thresholds that did not hold, in words
   */
  public static String render(LoadTest test, List<String> broken) {
    LoadReport load = test.load();
    Page page = new Page("Load test", "plan.css");
    test.comparison().ifPresent(one -> page.section("Compared", compared(one)));
    page.section("Latency", latency(test));
    page.section("Course of the test", course(test));
    page.section("Rates", rates(test));
    page.section("Requests", requests(load));
    page.section("What went wrong", Markup.list(load.errorSamples()));
    return page.render(
        "How " + load.url() + " does under load",
        verdict(test, broken).plus(cards(test)),
        Markup.of(
            "Written by Lepton Migrate, <code>lepton accept load</code>. Requests came at their"
                + " times whether or not earlier ones were answered, and each latency counts from"
                + " then."));
  }

  private static Markup verdict(LoadTest test, List<String> broken) {
    if (!broken.isEmpty()) {
      return Tone.BAD.verdict("Thresholds failed", broken);
    }
    if (test.load().completed() == 0) {
      return Tone.BAD.verdict("Nothing was answered", test.load().errorSamples());
    }
    return test.comparison()
        .map(
            one ->
                one.outcome() == Outcome.NO_WORSE
                    ? Tone.GOOD.verdict(outcome(one), one.notes())
                    : Tone.WARN.verdict(outcome(one), one.notes()))
        .orElse(Markup.EMPTY);
  }

  private static String outcome(LoadComparison one) {
    String bound = String.format(Locale.ROOT, "%.0f %%", one.allowedPercent());
    return switch (one.outcome()) {
      case WORSE -> "Worse by more than " + bound;
      case NO_WORSE -> "No worse than " + bound;
      case UNDECIDED -> "Undecided whether worse by more than " + bound;
    };
  }

  private static Markup cards(LoadTest test) {
    LoadReport load = test.load();
    List<Card> cards = new ArrayList<>();
    cards.add(new Card("p95", Figures.millis(load.latencyMillis().p95()), Tone.PLAIN, "latency"));
    cards.add(
        new Card(
            "Throughput",
            Figures.decimal(load.throughput()) + " /s",
            Tone.PLAIN,
            "of " + Figures.decimal(load.rate()) + " asked for"));
    cards.add(
        new Card(
            "Errors",
            Figures.count(load.errors()),
            Tone.goodIf(load.errors() == 0),
            "of " + Figures.count(load.requested()) + " requests"));
    double late = load.schedulingLagMillis().p99();
    boolean trusted = late <= Math.max(1, load.latencyMillis().p50());
    cards.add(
        new Card(
            "Generator late",
            Figures.millis(late),
            trusted ? Tone.GOOD : Tone.WARN,
            trusted ? "p99" : "p99; it is in the latencies"));
    test.resources()
        .flatMap(LoadTest.Resources::cpuMillisPerRequest)
        .ifPresent(
            cpu -> cards.add(new Card("CPU a request", Figures.millis(cpu), Tone.PLAIN, "")));
    test.resources()
        .flatMap(LoadTest.Resources::usdPerMillion)
        .ifPresent(
            usd -> cards.add(new Card("A million requests", Figures.money(usd), Tone.PLAIN, "")));
    return Card.all(cards);
  }

  private static Markup compared(LoadComparison one) {
    HtmlTable table =
        new HtmlTable(
            "With " + one.before().url(), "measure", "before#", "now#", "95 % interval", "outcome");
    for (Measure measure : one.measures()) {
      Tone tone =
          switch (measure.outcome()) {
            case WORSE -> Tone.BAD;
            case NO_WORSE -> Tone.PLAIN;
            case UNDECIDED -> Tone.WARN;
          };
      table.row(
          tone,
          measure.name(),
          Figures.decimal(measure.before()),
          Figures.decimal(measure.now()),
          interval(measure),
          Figures.words(measure.outcome()));
    }
    return table
        .render()
        .plus(
            Markup.soft(
                "p50 and p95 in ms: ratios of the blocks of both tests by Hodges and Lehmann, with"
                    + " the interval that the Mann-Whitney test does not reject. Errors in per"
                    + " cent, their interval in points. Worse: the whole interval is beyond what is"
                    + " allowed; undecided: it reaches across."));
  }

  private static String interval(Measure measure) {
    if (measure.name().equals("throughput")) {
      return "–";
    }
    String pattern = measure.name().equals("errors") ? "%+.2f to %+.2f" : "%.2f to %.2f";
    return measure.high() > 1e6
        ? "not known"
        : String.format(Locale.ROOT, pattern, measure.low(), measure.high());
  }

  private static Markup latency(LoadTest test) {
    List<PercentilePlot.Curve> curves = new ArrayList<>();
    test.comparison()
        .ifPresent(
            one ->
                curves.add(
                    new PercentilePlot.Curve(
                        "before", "old", one.before().latencyMillis().points())));
    curves.add(new PercentilePlot.Curve("now", "new", test.load().latencyMillis().points()));
    HtmlTable table = new HtmlTable("In ms", "what", "p50#", "p95#", "p99#", "max#");
    test.comparison().ifPresent(one -> row(table, "before", one.before()));
    row(table, "now, from when it was due", test.load());
    LoadReport.ServiceTime service = test.load().serviceMillis();
    table.row(
        "now, at the server alone",
        Figures.decimal(service.p50()),
        Figures.decimal(service.p95()),
        Figures.decimal(service.p99()),
        "–");
    return new PercentilePlot(curves).render().plus(table.render());
  }

  private static void row(HtmlTable table, String name, LoadReport load) {
    var latency = load.latencyMillis();
    table.row(
        name,
        Figures.decimal(latency.p50()),
        Figures.decimal(latency.p95()),
        Figures.decimal(latency.p99()),
        Figures.decimal(latency.max()));
  }

  private static Markup course(LoadTest test) {
    List<LinePlot.Line> lines = new ArrayList<>();
    test.comparison()
        .filter(one -> one.before().blocks().size() > 1)
        .ifPresent(one -> lines.add(line("p95 before", "old", one.before(), Block::p95)));
    lines.add(line("p95", "new", test.load(), Block::p95));
    lines.add(line("p50", "write", test.load(), Block::p50));
    return new LinePlot("seconds", "latency, ms", lines)
        .render("p95 and p50 of the requests that were due within each span of the test.");
  }

  private static LinePlot.Line line(
      String label, String style, LoadReport load, ToDoubleFunction<Block> value) {
    return new LinePlot.Line(
        label,
        style,
        load.blocks().stream()
            .map(block -> new LinePlot.Point(block.startSeconds(), value.applyAsDouble(block)))
            .toList());
  }

  private static Markup rates(LoadTest test) {
    if (test.steps().isEmpty()) {
      return Markup.EMPTY;
    }
    List<LinePlot.Point> asked = new ArrayList<>(List.of(new LinePlot.Point(0, 0)));
    List<LinePlot.Point> done = new ArrayList<>(asked);
    HtmlTable table =
        new HtmlTable(
            "Steps", "rate/s#", "done/s#", "at once#", "p95, ms#", "errors, %#", "kept up");
    for (LoadTest.Step step : test.steps()) {
      LoadReport load = step.load();
      asked.add(new LinePlot.Point(load.rate(), load.rate()));
      done.add(new LinePlot.Point(load.rate(), load.throughput()));
      table.row(
          step.keptUp() ? Tone.PLAIN : Tone.WARN,
          Figures.decimal(load.rate()),
          Figures.decimal(load.throughput()),
          Figures.decimal(load.inFlight()),
          Figures.decimal(load.latencyMillis().p95()),
          Figures.decimal(load.errorPercent()),
          step.keptUp() ? "yes" : "no");
    }
    return new LinePlot(
            "requests a second, asked for",
            "a second",
            List.of(
                new LinePlot.Line("asked for", "old", asked),
                new LinePlot.Line("completed", "new", done)))
        .render("Completed requests a second over those asked for.")
        .plus(table.render());
  }

  private static Markup requests(LoadReport load) {
    HtmlTable table =
        new HtmlTable("Kinds of requests", "request", "count#", "errors#", "p50#", "p95#", "p99#");
    load.requests()
        .forEach(
            kind ->
                table.row(
                    kind.name(),
                    Figures.count(kind.requested()),
                    Figures.count(kind.errors()),
                    Figures.decimal(kind.p50()),
                    Figures.decimal(kind.p95()),
                    Figures.decimal(kind.p99())));
    return table.excerpt(Excerpt.of("kinds")).render();
  }
}
