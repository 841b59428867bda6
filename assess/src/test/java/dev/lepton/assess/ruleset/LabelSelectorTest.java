package dev.lepton.assess.ruleset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lepton.model.error.LeptonException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelSelectorTest {
  @ParameterizedTest
  @CsvSource({
    "target=eap8, target=eap7+, true",
    "target=eap6, target=eap7+, false",
    "target=eap7, target=eap8-, true",
    "target=eap7.1, target=eap7, false",
    "target=eap, target=eap7+, true",
    "target=other, target, true",
    "target, target=eap7+, true",
    "source=eap7, target=eap7, false",
    "target=eap10, target=eap9+, true",
    "!target=eap7, target=eap8, true",
  })
  void anOperandIsMetBy(String operand, String label, boolean met) {
    assertThat(LabelSelector.parse(operand).matches(List.of(label))).isEqualTo(met);
  }

  @Test
  void andBindsNoMoreThanOr() {
    LabelSelector selector = LabelSelector.parse("a || b && (c || !d)");

    assertThat(selector.matches(List.of("a", "d"))).isFalse();
    assertThat(selector.matches(List.of("b", "c", "d"))).isTrue();
    assertThat(LabelSelector.parse("a && b || c").matches(List.of("c"))).isTrue();
  }

  @Test
  void includeOverrulesTheExpression() {
    LabelSelector selector = LabelSelector.parse("a");

    assertThat(selector.matches(List.of("konveyor.io/include=always"))).isTrue();
    assertThat(selector.matches(List.of("a", "konveyor.io/include=never"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a &&", "(a", "a b)", "&& a", "a & b", "a b", "a=b=c", "a/b/c=d"})
  void whatIsMalformedIsRefused(String expression) {
    assertThatThrownBy(() -> LabelSelector.parse(expression)).isInstanceOf(LeptonException.class);
  }
}
