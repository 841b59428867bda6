package dev.lepton.transform.internal.container.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BakedSecretsTest {

  @Test
  void aValueThatStandsThereIsFound() {
    assertThat(
            BakedSecrets.lines(
                "FROM a:1\nENV PATH=/bin \\\n  DB_PASSWORD=hunter2\nARG api_key \"x\"\n"))
        .containsExactly(2, 4);
  }

  @Test
  void aNameOrAVariableIsNone() {
    assertThat(
            BakedSecrets.lines(
                "FROM a:1\nARG TOKEN\nENV TOKEN=${TOKEN} SECRET=\n# ENV PASSWORD=x\nRUN echo token x\n"))
        .isEmpty();
  }
}
