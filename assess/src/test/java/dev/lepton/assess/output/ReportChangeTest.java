package dev.lepton.assess.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.assess.evaluate.AnalysisReport;
import dev.lepton.assess.evaluate.SmallAnalysis;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportChangeTest {
  @TempDir private Path folder;
  private SmallAnalysis small;

  @BeforeEach
  void rule() {
    small = new SmallAnalysis(folder).when("builtin.filecontent: {pattern: word}");
  }

  @Test
  void aLineThatOnlyMovesIsNoChange() {
    small.file("a.txt", "word one\n");
    AnalysisReport before = small.report();
    small.file("a.txt", "\n\nword one\n");

    assertThat(ReportChange.between(before, small.report()))
        .isEqualTo(new ReportChange(List.of(), List.of()));
  }

  @Test
  void namesWhatCameAndWhatWent() {
    small.file("a.txt", "word one\nword one\nword two\n");
    AnalysisReport before = small.report();
    small.file("a.txt", "word one\n").file("b.txt", "\nword three\n");

    ReportChange change = ReportChange.between(before, small.report());

    assertThat(ReportTable.of(change))
        .hasSize(3)
        .satisfiesExactly(
            line -> assertThat(line).startsWith("+ ").contains("b.txt:2", "one"),
            line -> assertThat(line).startsWith("- ").contains("a.txt:2"),
            line -> assertThat(line).startsWith("- ").contains("a.txt:3"));
  }
}
