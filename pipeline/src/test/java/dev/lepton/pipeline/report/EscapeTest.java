package dev.lepton.pipeline.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EscapeTest {
  @Test
  void whatCouldBeMarkupBecomesText() {
    assertThat(Escape.html("<a href='x' id=\"y\">&amp;"))
        .isEqualTo("&lt;a href=&#39;x&#39; id=&quot;y&quot;&gt;&amp;amp;");
  }

  @Test
  void charactersOutsideTheBasicPlaneStay() {
    assertThat(Escape.html("Zoë 🚀 漢字")).isEqualTo("Zoë 🚀 漢字");
  }

  @Test
  void controlCharactersAndHalvesOfPairsAreReplaced() {
    assertThat(Escape.html("a\u0000b\uD800c\u0085d")).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd");
  }

  @Test
  void marksThatTurnTheWritingDirectionAreShown() {
    assertThat(Escape.html("if (a\u202E)")).isEqualTo("if (a[U+202e])");
  }

  @Test
  void textPutIntoAPatternIsEscapedAndMarkupIsNot() {
    assertThat(Markup.of("<p>%s %s %d</p>", "<b>", Markup.code("<i>"), 3).html())
        .isEqualTo("<p>&lt;b&gt; <code>&lt;i&gt;</code> 3</p>");
  }

  @Test
  void aPercentSignFromOutsideIsNoFormat() {
    assertThat(Markup.paragraph("100 %s %n").html()).isEqualTo("<p>100 %s %n</p>\n");
  }
}
