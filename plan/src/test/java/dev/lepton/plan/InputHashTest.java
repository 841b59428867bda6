package dev.lepton.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.assessment.Decision.Strategy;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.migration.AsIsSpec;
import dev.lepton.model.migration.Migration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputHashTest {
  private static final Assessment ASSESSMENT = Migrations.assessed(Strategy.REPLATFORM);

  @TempDir Path folder;

  private static Migration with(Path usage) {
    AsIsSpec servers = new AsIsSpec(4, 16, 200, 50, Optional.empty(), Optional.of(usage));
    return Migrations.of(Optional.of(servers), Migrations.REQUIREMENTS);
  }

  @Test
  void followsTheBytesOfTheUsageFile() throws IOException {
    Path usage = Files.writeString(folder.resolve("usage.csv"), "time,cpu_percent,memory_mb\n");
    String before = Planner.inputHash(with(usage), ASSESSMENT);

    Files.writeString(usage, "time,cpu_percent,memory_mb\n2026-01-01T00:00:00Z,1,2\n");

    assertThat(Planner.inputHash(with(usage), ASSESSMENT)).isNotEqualTo(before);
  }

  @Test
  void doesNotDependOnWhereTheUsageFileLies() throws IOException {
    Path here = Files.writeString(folder.resolve("here.csv"), "time,cpu_percent,memory_mb\n");
    Path there = Files.writeString(folder.resolve("there.csv"), "time,cpu_percent,memory_mb\n");

    assertThat(Planner.inputHash(with(here), ASSESSMENT))
        .isEqualTo(Planner.inputHash(with(there), ASSESSMENT));
  }

  @Test
  void refusesAMissingUsageFile() {
    assertThatThrownBy(() -> Planner.inputHash(with(folder.resolve("no.csv")), ASSESSMENT))
        .isInstanceOfSatisfying(
            LeptonException.class,
            thrown -> {
              assertThat(thrown.code()).isEqualTo(ErrorCode.CONFIG_UNREADABLE);
              assertThat(thrown.problems().get(0).fix()).contains("spec.asIs.usage");
            });
  }

  @Test
  void canonicalTextDoesNotDependOnTheOrderOfAMap() {
    Map<String, Double> forth = new LinkedHashMap<>();
    forth.put("a", 1.0);
    forth.put("b", 2.0);
    Map<String, Double> back = new LinkedHashMap<>();
    back.put("b", 2.0);
    back.put("a", 1.0);

    assertThat(CanonicalText.of(forth)).isEqualTo(CanonicalText.of(back));
  }

  @Test
  void canonicalTextTellsNeighbouringTextsApart() {
    assertThat(CanonicalText.of(List.of("a;1:b", "c")))
        .isNotEqualTo(CanonicalText.of(List.of("a", "b;1:c")));
  }
}
