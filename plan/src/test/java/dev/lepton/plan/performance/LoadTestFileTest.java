package dev.lepton.plan.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadTestFileTest {
  private static final String GOOD = "1,10,,,\n2,19,,,\n4,35,,,\n";
  @TempDir private Path folder;

  private LoadTestFile read(String text) throws IOException {
    return LoadTestFile.read(Files.writeString(folder.resolve("t.csv"), text));
  }

  @ParameterizedTest
  @CsvSource({
    "'-1,10,,,','t.csv:5 column load: ''-1'''",
    "'8,NaN,,,','column throughput: ''NaN'''",
    "'8,,,,','column throughput: nothing'",
    "'8,60,x,,','column mean_ms: ''x'''",
    "'8,60,100,20,','column p95_ms: ''20'' is not plausible beside that mean'",
    "'8,60,,,140','column cpu_percent: ''140'' is not a number from 0 to 100'"
  })
  void aRowThatCannotBeIsLeftOutWithItsPlace(String row, String answer) throws IOException {
    LoadTestFile file = read("load,throughput,mean_ms,p95_ms,cpu_percent\n" + GOOD + row + "\n");
    assertThat(file.leftOut()).singleElement().asString().contains(answer);
    assertThat(file.tests()).hasSize(3);
  }

  @Test
  void whatLittlesLawForbidsIsDoubted() throws IOException {
    assertThat(read("load,throughput,mean_ms\n1,10,90\n2,19,101\n4,35,114000\n").notes())
        .singleElement()
        .asString()
        .contains("t.csv:4", "another unit");
  }

  @Test
  void fewerThanThreeLoadsAreTooFew() {
    assertThatThrownBy(() -> read("load,throughput\n1,10\n1,11\n2,20\n"))
        .isInstanceOf(LeptonException.class)
        .hasMessageContaining("only 2 different load(s)");
  }

  @Test
  void aMissingColumnIsNamed() {
    assertThatThrownBy(() -> read("users,throughput\n1,10\n"))
        .isInstanceOf(LeptonException.class)
        .hasMessageContaining("has no column load");
  }
}
