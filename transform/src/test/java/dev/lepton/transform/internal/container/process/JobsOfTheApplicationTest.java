package dev.lepton.transform.internal.container.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class JobsOfTheApplicationTest {
  @Test
  void aLineOfVariablesNamesNoCommand() {
    assertThat(CommandLine.assignments("JOB=send MODE='once a day'"))
        .isEqualTo(Map.of("JOB", "send", "MODE", "once a day"));
    assertThat(CommandLine.assignments("JOB=send python send.py")).isEmpty();
  }
}
