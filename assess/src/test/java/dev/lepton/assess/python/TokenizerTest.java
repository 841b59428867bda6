package dev.lepton.assess.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TokenizerTest {
  private static List<String> statements(String source) {
    return new Tokenizer(source)
        .statements().stream()
            .map(
                s ->
                    s.indent()
                        + ":"
                        + s.tokens().stream().map(Token::text).collect(Collectors.joining("|")))
            .toList();
  }

  @Test
  void bracketsAndBackslashesJoinLines() {
    assertThat(statements("f(1,\n  2)\nx = 1 + \\\n 2\n"))
        .containsExactly("0:f|(|1|,|2|)", "0:x|=|1|+|2");
  }

  @Test
  void indentationIsKept() {
    assertThat(statements("if a:\n    b()\n\tc()\n"))
        .containsExactly("0:if|a|:", "4:b|(|)", "8:c|(|)");
  }

  @Test
  void prefixedAndTripleQuotedTextsAreOneToken() {
    assertThat(statements("a = rb'\\d' f\"{x}\" '''it's\nlong'''\n"))
        .containsExactly("0:a|=|\\d|{x}|it's\nlong");
  }

  @Test
  void hashesInTextsAreNoComments() {
    assertThat(statements("a = '#1' # two\nb")).containsExactly("0:a|=|#1", "0:b");
  }

  @Test
  void semicolonsEndStatements() {
    assertThat(statements("a; b")).containsExactly("0:a", "0:b");
  }

  @Test
  void linesAreCountedThroughLongTexts() {
    List<Statement> statements = new Tokenizer("'''a\nb\n'''\nlast").statements();
    assertThat(statements.get(1).first().line()).isEqualTo(4);
  }

  @Property(tries = 500)
  void anyTextIsReadToItsEndWithLinesInOrder(
      @ForAll
          @StringLength(max = 60)
          @Chars({'"', '\'', '\\', '\n', '#', '(', ')', '[', 'r', 'f', ' ', '=', ';', '\t'})
          @CharRange(from = 'a', to = 'c')
          String source) {
    int lines = 1 + (int) source.chars().filter(c -> c == '\n').count();
    List<Integer> found =
        new Tokenizer(source)
            .statements().stream().flatMap(s -> s.tokens().stream()).map(Token::line).toList();
    assertThat(found).isSorted().allMatch(line -> line >= 1 && line <= lines);
  }
}
