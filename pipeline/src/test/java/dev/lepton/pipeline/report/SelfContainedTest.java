package dev.lepton.pipeline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for the report of any migration, in whatever state. */
class SelfContainedTest {
  static Stream<ReportInput> states() throws ReflectiveOperationException {
    return Stream.of(
        Examples.empty().build(),
        Examples.halfWay().build(),
        Examples.fellBack().build(),
        Examples.complete().build(),
        Hostile.record(Examples.halfWay().build()),
        Hostile.record(Examples.complete().build()));
  }

  @ParameterizedTest
  @MethodSource("states")
  void everyTagIsClosedWhereItShouldBe(ReportInput input) {
    assertThat(Tags.problems(html(input))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("states")
  void nothingIsLoadedAndNothingRuns(ReportInput input) {
    String attributeNames = html(input).replaceAll("=\"[^\"]*\"", "=");

    assertThat(attributeNames)
        .doesNotContainPattern("(?i)<(script|link|img|iframe|object|embed|base|form)\\b")
        .doesNotContainPattern("(?i)<[a-z][^>]*\\s(src|on[a-z]+|srcset|action)=");
    assertThat(html(input))
        .doesNotContainPattern("(?i)<[a-z][^>]*\\shref=\"(?!#)")
        .doesNotContainPattern("(?i)url\\(|@import");
  }

  @ParameterizedTest
  @MethodSource("states")
  void everyLinkHasItsTargetAndNoTargetIsThereTwice(ReportInput input) {
    List<String> ids = all(html(input), "\\sid=\"([^\"]*)\"");

    assertThat(ids).doesNotHaveDuplicates();
    assertThat(ids).containsAll(all(html(input), "\\shref=\"#([^\"]*)\""));
  }

  @Test
  void whatComesFromOutsideIsShownAsItIs() throws ReflectiveOperationException {
    String page = html(Hostile.record(Examples.complete().build()));

    assertThat(Tags.text(page))
        .contains("About lepton java session 0010<script>alert('x')</script>");
  }

  @Test
  void theSameMigrationGivesTheSameReportInEveryLocaleAndTimeZone() {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      String there = html(Examples.complete().build());
      Locale.setDefault(Locale.US);
      TimeZone.setDefault(TimeZone.getTimeZone("UTC"));

      assertThat(html(Examples.complete().build())).isEqualTo(there);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  private static String html(ReportInput input) {
    return new HtmlReport().render(input);
  }

  private static List<String> all(String html, String pattern) {
    return Pattern.compile(pattern)
        .matcher(html)
        .results()
        .map((MatchResult m) -> m.group(1))
        .toList();
  }
}
