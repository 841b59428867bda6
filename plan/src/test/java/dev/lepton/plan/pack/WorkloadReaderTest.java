package dev.lepton.plan.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkloadReaderTest {
  @TempDir private Path folder;

  private WorkloadFile read(String text) throws IOException {
    return new WorkloadReader(Files.writeString(folder.resolve("w.csv"), text), "any").read();
  }

  @Test
  void fourColumnsAreEnough() throws IOException {
    WorkloadFile file = read("name,cpu,memory_gib,count\nweb,0.5,2,3\n");
    assertThat(file.workloads()).containsExactly(Packs.pods("web", 0.5, 2, 3));
    assertThat(file.leftOut()).isEmpty();
    assertThat(file.spotStated()).isFalse();
  }

  @Test
  void rulesAreRead() throws IOException {
    WorkloadFile file =
        read(
            "NAME,cpu,memory_gib,count,architecture,anti_affinity,max_per_node,zone_spread,spot\n"
                + "web,1,2,3,ARM64,db,2,yes,TRUE\n");
    assertThat(file.workloads().get(0).rules())
        .isEqualTo(
            new PackWorkload.Rules("arm64", Optional.of("db"), OptionalInt.of(2), true, true));
    assertThat(file.spotStated()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "'web,-1,2,3','column cpu: ''-1'''",
    "'web,NaN,2,3','column cpu'",
    "'web,1,2Gi,3','column memory_gib'",
    "'web,1,512Mi,3','512Mi would be 0.5 here'",
    "'web,1,1GB,3','1GB would be 0.931323 here'",
    "'web,250m,1,3','250m would be 0.25 here'",
    "'web,2000000,1,3','is not a size that any machine has'",
    "'web,1,2,2.5','column count'",
    "'web,1,2','column count: nothing'",
    "',1,2,3','column name: nothing'",
    "'ok,1,2,3','line 2 has it too'",
    "'web,1,2,3,sparc','column architecture'",
    "'web,1,2,3,any,0','column max_per_node'",
    "'web,1,2,3,any,1,perhaps','column zone_spread'"
  })
  void aRowThatCannotBeUsedIsNamedAndTheOthersAreKept(String row, String reason)
      throws IOException {
    WorkloadFile file =
        read(
            "name,cpu,memory_gib,count,architecture,max_per_node,zone_spread\nok,1,2,3\n"
                + row
                + "\n");
    assertThat(file.workloads()).hasSize(1);
    assertThat(file.leftOut()).singleElement().asString().startsWith("w.csv:3 ").contains(reason);
  }

  @Test
  void unknownColumnsAndDoubtfulUnitsAreNoted() throws IOException {
    assertThat(read("name,cpu,memory_gib,count,team\nweb,0.5,2048,1,x\n").notes())
        .anyMatch(note -> note.contains("'team'"))
        .anyMatch(note -> note.contains("is it in MiB?"));
    assertThat(read("name,cpu,memory_gib,count\nweb,500,2,1\n").notes())
        .anyMatch(note -> note.contains("is it in millicores?"));
  }

  @ParameterizedTest
  @CsvSource({
    "'',has no column name",
    "'name,cpu,count',has no column memory_gib",
    "'name,cpu,memory_mb,count',it has memory_mb: cpu is in cores",
    "'name,cpu,memory_gib,count',no row that can be used"
  })
  void aFileThatSaysNothingIsRefused(String text, String reason) {
    assertThatExceptionOfType(LeptonException.class)
        .isThrownBy(() -> read(text + "\n"))
        .satisfies(e -> assertThat(e.getMessage() + e.problems().get(0).fix()).contains(reason));
  }

  @Test
  void aMissingFileIsRefused() {
    assertThatExceptionOfType(LeptonException.class)
        .isThrownBy(() -> new WorkloadReader(folder.resolve("none.csv"), "any").read())
        .withMessageContaining("there is no such file");
  }
}
