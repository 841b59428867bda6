package dev.lepton.pipeline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lepton.model.migration.NamePattern;
import org.junit.jupiter.api.Test;

class NamePatternTest {
  @Test
  void starsAndQuestionMarksStandForCharacters() {
    assertThat(NamePattern.parse("sales.order*").matches("sales", "orders_2020")).isTrue();
    assertThat(NamePattern.parse("sales.order?").matches("sales", "order")).isFalse();
    assertThat(NamePattern.parse("s*.o").matches("public", "o")).isFalse();
  }

  @Test
  void aNameWithoutSchemaFitsInAnySchema() {
    assertThat(NamePattern.parse("orders").matches("any", "orders")).isTrue();
  }

  @Test
  void onlyQuotedLettersKeepTheirCase() {
    assertThat(NamePattern.parse("public.IDS").matches("public", "ids")).isTrue();
    assertThat(NamePattern.parse("\"Odd.Schema\".\"a\"\"*\"").matches("Odd.Schema", "a\"*"))
        .isTrue();
    assertThat(NamePattern.parse("\"a*\"").matches("public", "ab")).isFalse();
  }

  @Test
  void whatIsNoNameIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> NamePattern.parse("a.b.c"));
    assertThatIllegalArgumentException().isThrownBy(() -> NamePattern.parse("a."));
    assertThatIllegalArgumentException().isThrownBy(() -> NamePattern.parse("\"a"));
  }
}
