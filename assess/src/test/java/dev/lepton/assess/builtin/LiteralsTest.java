package dev.lepton.assess.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiteralsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "hibernate\\.search\\..*mapping; hibernate.search.a.mapping",
        "(password|pwd); my PWD password",
        "(?i)Jndi:[a-z]+; JNDI:x",
        "ab?cde; acde",
        "x+yz*abc; xxyabc",
        "(foo)?bar; bar",
        "[abc]def{2}; adeff",
        "a|longer; a",
        "\\d{4}-port; 8080-port",
        "foo(?:bar|baz)+qux; foobazqux",
      })
  void someLiteralIsWhereverTheExpressionMatches(String expression, String text) {
    assertThat(Pattern.compile("(?i)" + expression).matcher(text).find()).isTrue();

    List<String> words = Literals.of(expression);

    if (!words.isEmpty()) {
      assertThat(words).anyMatch(word -> Folding.fold(text).contains(word));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "sqlite:///(?!:memory:)\\w+; sqlite:///shop",
        "ab(?!(?:cdef:g))h; abh",
        "(?<!long:er)ab; ab",
        "x(?=abc:de)abc; xabc:de",
      })
  void whatIsLookedForAroundAMatchIsNoPartOfIt(String expression, String text) {
    assertThat(java.util.regex.Pattern.compile(expression).matcher(text).find()).isTrue();

    List<String> words = Literals.of(expression);

    assertThat(words).isNotEmpty().allMatch(text::contains);
  }

  @Test
  void theLongestLiteralIsTaken() {
    assertThat(Literals.of("a.hibernate\\.search.b")).containsExactly("hibernate.search");
  }

  @Test
  void eachAlternativeGivesOne() {
    assertThat(Literals.of("(Password|pwd)=")).containsExactly("password", "pwd");
  }

  @Test
  void whatMayBeAnythingGivesNone() {
    assertThat(Literals.of(".*")).isEmpty();
    assertThat(Literals.of("abc|.*")).isEmpty();
  }
}
