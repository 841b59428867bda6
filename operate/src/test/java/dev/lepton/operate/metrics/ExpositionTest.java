package dev.lepton.operate.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpositionTest {
  @Test
  void readsSamplesWithLabels() {
    assertThat(
            Exposition.parse("# HELP a b\n# TYPE a gauge\na{x=\"1\",y=\"\\\"2\"} 3.5E-4\n")
                .samples())
        .containsEntry("a{x=\"1\",y=\"\\\"2\"}", 3.5e-4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a 1\n",
        "# TYPE a gauge\na 1\n",
        "# HELP a b\n# TYPE a gauge\na 1",
        "# HELP a b\n# TYPE a gauge\nb 1\n",
        "# HELP a b\n# TYPE a gauge\na 1\na 2\n",
        "# HELP a b\n# TYPE a gauge\na 1,5\n",
        "# HELP a b\n# TYPE a gauge\na{x=1} 1\n",
        "# HELP a b\n# TYPE a guage\na 1\n",
      })
  void refusesWhatPrometheusWould(String text) {
    assertThatThrownBy(() -> Exposition.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
