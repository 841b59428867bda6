package dev.lepton.assess.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternsTest {
  @ParameterizedTest
  @CsvSource({
    "'^(?!.*sample).*[.]xml$', web.xml, true",
    "'^(?!.*sample).*[.]xml$', web-sample.xml, false",
    "'(?i)^(?!.*sample).*[.]xml$', Web-SAMPLE.XML, false",
    "'(?i)^(?!.*sample).*[.]xml$', Web.XML, true",
    "'^(?!(?:a|[)]|\\)b)x?$).*[.]xml$', 'a.xml', true",
    "'^(?!(?:a|[)]|\\)b).*).*[.]xml$', ').xml', false",
  })
  void whatAFileMustNotBeCalledMayStandFirst(String pattern, String name, boolean matches) {
    assertThat(PathPatterns.of(List.of(pattern)).match(name)).isEqualTo(matches);
    assertThat(PathPatterns.whole(List.of(pattern)).match(name)).isEqualTo(matches);
    assertThat(PathPatterns.problem(pattern)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'[.]py$', src/a.py, true",
    "'^a[.]py$', src/a.py, true",
    "'^src/a', src/a.py, true",
    "'\\Aa[.]', src/a.py, true",
    "'(^|/)a[.]py$', src/a.py, true",
    "'a.py', src/a.py, true",
    "'a\\.py', src/a.py, true",
    "'+.py', src/+.py, true",
    "'+\\.py', src/+.py, true",
    "'+\\.py', src/+xpy, false",
    "'*.py', src/a.py, true",
    "'*.py', src/a.pyc, false",
    "'[.]rb$', src/a.py, false",
    "'+\\', src/a.py, false",
  })
  void anExpressionOccursInPathOrNameAndAGlobIsAllOfOne(
      String pattern, String path, boolean matches) {
    assertThat(PathPatterns.of(List.of(pattern)).match(path)).isEqualTo(matches);
  }

  @Test
  void aNameThatMustNotBeIsLookedForInLinearTime() {
    PathPatterns patterns = PathPatterns.of(List.of("^(?!(?:(?:a+)+)+b).*[.]xml$"));

    assertThat(patterns.match("a".repeat(4_000) + ".xml")).isTrue();
    assertThat(patterns.match("a".repeat(4_000) + "b.xml")).isFalse();
  }
}
