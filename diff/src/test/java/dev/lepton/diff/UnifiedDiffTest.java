package dev.lepton.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnifiedDiffTest {
  @Test
  void threeLinesOnEachSideAreShown() {
    String before = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";

    assertThat(UnifiedDiff.of("n.txt", Optional.of(before), before.replace("5", "five")))
        .isEqualTo(
            """
            --- a/n.txt
            +++ b/n.txt
            @@ -2,7 +2,7 @@
             2
             3
             4
            -5
            +five
             6
             7
             8
            """);
  }

  @Test
  void equalTextsHaveNoDifference() {
    assertThat(UnifiedDiff.of("n.txt", Optional.of("1\n"), "1\n")).isEmpty();
    assertThat(UnifiedDiff.lines("old", "new", List.of("1"), List.of("1"))).isEmpty();
  }

  @Test
  void aNewFileComesFromNowhere() {
    assertThat(UnifiedDiff.of("n.txt", Optional.empty(), "1\n"))
        .isEqualTo(
            """
            --- /dev/null
            +++ b/n.txt
            @@ -0,0 +1,1 @@
            +1
            """);
  }

  @Test
  void whatWasEmptyHasNoFirstLine() {
    assertThat(UnifiedDiff.lines("live/a", "planned/a", List.of(), List.of("1")))
        .containsExactly("--- live/a", "+++ planned/a", "@@ -0,0 +1,1 @@", "+1");
  }

  @Test
  void whatBecomesEmptyHasNoFirstLine() {
    assertThat(UnifiedDiff.lines("live/a", "planned/a", List.of("1"), List.of()))
        .containsExactly("--- live/a", "+++ planned/a", "@@ -1,1 +0,0 @@", "-1");
  }

  @Test
  void aLastLineWithoutLineFeedIsMarkedWhereItStands() {
    assertThat(UnifiedDiff.of("n.txt", Optional.of("1"), "1\n"))
        .isEqualTo(
            """
            --- a/n.txt
            +++ b/n.txt
            @@ -1,1 +1,1 @@
            -1
            \\ No newline at end of file
            +1
            """);
  }
}
