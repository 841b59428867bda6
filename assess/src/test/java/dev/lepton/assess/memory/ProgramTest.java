package dev.lepton.assess.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What rules are known by is theirs alone, and all that is theirs. */
class ProgramTest {
  @TempDir Path folder;

  @BeforeEach
  void rules() throws IOException {
    write("ruleset.yaml", "name: own");
    write("ports.yaml", "- ruleID: ports");
    write("deeper/names.yml", "- ruleID: names");
    write("tests/ports.test.yaml", "rulesPath: ../ports.yaml");
    write("tests/data/ports.yaml", "- ruleID: no rule");
    write("README.md", "read me");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ruleset.yaml", "ports.yaml", "deeper/names.yml"})
  void aRuleOrItsHeaderThatChangesIsSeen(String file) throws IOException {
    List<String> before = Program.rules(List.of(folder));
    write(file, "- ruleID: other");

    assertThat(Program.rules(List.of(folder))).isNotEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tests/ports.test.yaml", "tests/data/ports.yaml", "README.md"})
  void whatIsNoRuleDoesNotCount(String file) throws IOException {
    List<String> before = Program.rules(List.of(folder));
    write(file, "something else");

    assertThat(Program.rules(List.of(folder))).isEqualTo(before);
  }

  @Test
  void aRuleThatMovesToAnotherFolderIsSeen() throws IOException {
    List<String> before = Program.rules(List.of(folder));
    Files.move(folder.resolve("ports.yaml"), folder.resolve("deeper/ports.yaml"));

    assertThat(Program.rules(List.of(folder))).isNotEqualTo(before);
  }

  @Test
  void aFileGivenAloneHasItsFoldersHeader() throws IOException {
    List<Path> alone = List.of(folder.resolve("ports.yaml"));
    List<String> before = Program.rules(alone);
    write("deeper/names.yml", "- ruleID: other");
    assertThat(Program.rules(alone)).isEqualTo(before);
    write("ruleset.yaml", "name: other");
    assertThat(Program.rules(alone)).isNotEqualTo(before);
  }

  @Test
  void rulesThatDoNotExistAreToldOf() {
    Path missing = folder.resolve("missing");

    assertThatThrownBy(() -> Program.rules(List.of(missing)))
        .isInstanceOf(LeptonException.class)
        .hasMessageContaining("do not exist");
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
