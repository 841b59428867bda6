package dev.lepton.pipeline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.assessment.Decision.Strategy;
import dev.lepton.model.assessment.Evidence;
import dev.lepton.model.assessment.Finding;
import dev.lepton.model.assessment.StrategyOption;
import dev.lepton.model.inventory.Dependency;
import dev.lepton.model.inventory.Place;
import dev.lepton.model.portfolio.ApplicationVerdict;
import dev.lepton.model.portfolio.Portfolio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of all applications. */
class PortfolioReportIT {

  @TempDir Path folder;

  private static ApplicationVerdict verdict(String name, int findings) {
    List<Finding> found = new ArrayList<>();
    for (int i = 1; i <= findings; i++) {
      found.add(
          new Finding(
              "rule-" + i % 7,
              Finding.Category.values()[i % Finding.Category.values().length],
              Finding.Severity.MANDATORY,
              "found number " + i,
              "src/A.java",
              i,
              "if (a < b) { </script><script>alert(1)</script> }",
              "reason",
              "fix",
              1,
              false));
    }
    return new ApplicationVerdict(
        name,
        Strategy.REHOST,
        0.5,
        7,
        2,
        9,
        List.of("2 to 9 days: preparing"),
        List.of("host:a"),
        List.of(
            new StrategyOption(
                Strategy.REHOST,
                40,
                List.of(new StrategyOption.Reason(40, "it is old", List.of("e1"))))),
        List.of(),
        List.of(),
        List.of(new Evidence("e1", Evidence.Kind.INVENTORY, "seen", "a.csv:2:3")),
        found,
        Optional.empty(),
        List.of());
  }

  private static Portfolio portfolio(ApplicationVerdict... verdicts) {
    return new Portfolio(
        List.of(verdicts),
        List.of(
            Dependency.between(
                Dependency.Level.APPLICATION,
                "Shop",
                "Stock",
                Optional.empty(),
                Place.of("k.csv:2"))),
        List.of(),
        List.of());
  }

  @Test
  void nothingIsLoadedAndNoTextBecomesATag() {
    String html = PortfolioReport.render(portfolio(verdict("<img src=x onerror=alert(1)>", 3)));
    assertThat(html.split("<script", -1)).hasSize(4);
    assertThat(html).doesNotContain("<img").doesNotContainPattern("(?i)<(link|iframe|object)\\b");
    assertThat(html).doesNotContainPattern("(?i)\\s(src|srcset)=\"?http").doesNotContain("url(");
  }

  @Test
  void applicationsLeadToTheirFindingsPages() {
    String html =
        PortfolioReport.render(
            portfolio(verdict("Shop", 3), verdict("Stock", 0)),
            Map.of("stock", "./findings/stock.html"));
    assertThat(html).contains("id=\"pages\">[\"\",\"./findings/stock.html\"]</script>");
  }

  @Test
  void theSamePortfolioGivesTheSameTextInEveryLocale() {
    Locale locale = Locale.getDefault();
    String here = PortfolioReport.render(portfolio(verdict("Shop", 3), verdict("Stock", 0)));
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      assertThat(PortfolioReport.render(portfolio(verdict("Shop", 3), verdict("Stock", 0))))
          .isEqualTo(here);
    } finally {
      Locale.setDefault(locale);
    }
  }

  @Test
  void aHundredAndFiftyApplicationsAreDrawnAsFarAsTheyAreTiedMost() {
    List<Dependency> dependencies = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      dependencies.add(needs("App " + i, "App " + (i + 1) / 2));
      dependencies.add(needs("App " + i, "Hub"));
    }
    String html =
        PortfolioReport.render(new Portfolio(List.of(), dependencies, List.of(), List.of()));
    assertThat(html)
        .contains("Drawn are the 60 tied most, with ")
        .contains("data-name=\"Hub\"")
        .doesNotContain("data-name=\"App 149\"");
  }

  @Test
  void applicationsAtOnePlaceAreDrawnBesideEachOther() {
    String html = PortfolioReport.render(portfolio(verdict("Shop", 0), verdict("Stock", 0)));
    assertThat(Pattern.compile("class=\"bubble\" (cx=\"\\S+ cy=\\S+)").matcher(html).results())
        .extracting(place -> place.group(1))
        .doesNotHaveDuplicates();
  }

  private static Dependency needs(String from, String to) {
    return Dependency.between(
        Dependency.Level.APPLICATION, from, to, Optional.empty(), Place.of("k.csv:2"));
  }

  @Test
  void withoutApplicationsItIsStillAPage() {
    assertThat(PortfolioReport.render(portfolio()))
        .contains("There are no applications.", "</html>");
  }

  @Test
  @Tag("browser")
  void tenThousandFindingsAreShownAPageAtATime() throws IOException, InterruptedException {
    Path report =
        Files.writeString(
            folder.resolve("r.html"),
            PortfolioReport.render(portfolio(verdict("Shop", 10_000), verdict("Stock", 0))));

    String dom = HeadlessBrowser.dom(report.toUri() + "#app-0", folder);

    assertThat(dom)
        .contains("1 to 25 of 10,000 findings", "Why rehost: 40 points", "seen [a.csv:2:3]");
    assertThat(dom.split("class=\"finding\"", -1)).hasSize(26);
  }
}
