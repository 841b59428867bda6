package dev.lepton.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.assessment.Finding;
import dev.lepton.model.assessment.Finding.Category;
import dev.lepton.model.assessment.Finding.Severity;
import org.junit.jupiter.api.Test;

class RepairsTest {
  private static Finding mandatory(String rule, String file) {
    return new Finding(
        rule, Category.RUNTIME, Severity.MANDATORY, "t", file, 1, "", "r", "f", 3, false);
  }

  @Test
  void whatARecipeIsForCanBeRepairedAndStaysMandatory() {
    Finding judged = Repairs.judged(mandatory("lepton-java-secret-0040", "src/Db.java"));

    assertThat(judged.machineFixable()).isTrue();
    assertThat(judged.severity()).isEqualTo(Severity.MANDATORY);
  }

  @Test
  void whatTheImageMakesGoodNeedNotBeChanged() {
    Finding judged = Repairs.judged(mandatory("lepton-python-lifecycle-0010", "app.py"));

    assertThat(judged.machineFixable()).isTrue();
    assertThat(judged.severity()).isEqualTo(Severity.OPTIONAL);
  }

  @Test
  void whatWasOnlyPotentialIsNotRaised() {
    Finding finding =
        mandatory("lepton-java-storage-0030", "src/Up.java").with(Severity.POTENTIAL, false);

    assertThat(Repairs.judged(finding)).isEqualTo(finding.with(Severity.POTENTIAL, true));
  }

  @Test
  void whatNoRecipeIsForIsLeftToAPerson() {
    Finding judged = Repairs.judged(mandatory("lepton-java-storage-0070", "src/Up.java"));

    assertThat(judged.machineFixable()).isFalse();
    assertThat(judged.severity()).isEqualTo(Severity.MANDATORY);
  }
}
