package dev.lepton.assess.skip;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Matcher;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CommentSyntaxTest {
  @Property(tries = 3000)
  void whatIsSkippedIsNeitherTextNorComment(
      @ForAll CommentSyntax syntax, @ForAll("sources") String source) {
    List<String> found = new ArrayList<>();
    syntax.find(source, (begin, end) -> found.add(begin + "-" + end));

    assertThat(found).isEqualTo(withoutSkipping(syntax, source));
  }

  private static List<String> withoutSkipping(CommentSyntax syntax, String source) {
    List<String> found = new ArrayList<>();
    Matcher matcher = syntax.pattern.matcher(source);
    while (matcher.find()) {
      for (int group = 1; group <= matcher.groupCount(); group++) {
        if (matcher.start(group) >= 0) {
          found.add(matcher.start(group) + "-" + matcher.end(group));
        }
      }
    }
    return found;
  }

  /** Short, and of little else than what marks texts and comments. */
  @Provide
  Arbitrary<String> sources() {
    return Arbitraries.of(
            "\"", "'", "`", "/", "*", "@", "#", "-", "<", "!", "%", ">", "\n", "\\", " ", "x",
            "rem ", "=begin", "\n=end", "[")
        .list()
        .ofMaxSize(24)
        .map(parts -> String.join("", parts));
  }
}
