package dev.lepton.plan.waves;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.plan.WavePlan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WavePlannerTest {
  private static List<List<String>> waves(WaveRequest request) {
    return WavePlanner.plan(request).waves().stream()
        .map(wave -> wave.applications().stream().map(WavePlan.Member::name).toList())
        .toList();
  }

  @Test
  void whatIsNeededMovesFirst() {
    assertThat(waves(Requests.of("a", "b", "c").needs("a>b", "b>c").size(1, 1).build()))
        .containsExactly(List.of("c"), List.of("b"), List.of("a"));
  }

  @Test
  void whatNeedsOneAnotherMovesTogether() {
    WavePlan plan =
        WavePlanner.plan(
            Requests.of("a", "b", "c", "d").needs("a>b", "b>c", "c>a", "d>a").size(1, 3).build());
    assertThat(plan.waves().get(0).applications())
        .extracting(WavePlan.Member::name)
        .containsExactly("a", "b", "c");
    assertThat(plan.cycles())
        .containsExactly(
            "a needs b (inv.csv:2), which needs c (inv.csv:3), which needs a (inv.csv:4): they move"
                + " together");
  }

  @Test
  void aGroupMovesTogetherWithWhatLiesBetweenItsMembers() {
    assertThat(
            waves(
                Requests.of("a", "b", "c", "d")
                    .needs("a>b", "b>c")
                    .group("g", "a", "c")
                    .size(1, 3)
                    .build()))
        .contains(List.of("a", "b", "c"));
  }

  @Test
  void nonProductionMovesBeforeProductionInWavesOfItsOwn() {
    WavePlan plan = WavePlanner.plan(Requests.of("a", "-b", "c", "-d").build());
    assertThat(plan.waves())
        .extracting(WavePlan.Wave::environment)
        .containsExactly("non-production", "production");
  }

  @Test
  void nothingCarefulIsInTheFirstWave() {
    assertThat(waves(Requests.of("!a", "b", "!c").build()))
        .containsExactly(List.of("b"), List.of("a", "c"));
  }

  @Test
  void aBridgedDependencyMayWait() {
    WavePlan plan = WavePlanner.plan(Requests.of("-a", "b").bridged("a", "b").build());
    assertThat(plan.waves()).hasSize(2);
    assertThat(plan.score().bridged()).isEqualTo(1);
  }

  @Test
  void aSizeThatNobodyAskedForYieldsToWhatCannotMoveApartAndToNothingElse() {
    String[] names = new String[60];
    for (int i = 0; i < names.length; i++) {
      names[i] = String.format(java.util.Locale.ROOT, "app%02d", i);
    }
    WaveRequest request =
        Requests.of(names).group("all", java.util.Arrays.copyOf(names, 30)).build();
    WavePlan plan = WavePlanner.plan(request);
    assertThat(plan.waves())
        .extracting(wave -> wave.applications().size())
        .containsExactlyInAnyOrder(30, 15, 15);
    assertThat(plan.score().fewestWaves()).isEqualTo(3);
    assertThat(plan.notes()).anyMatch(note -> note.startsWith("30 applications cannot move apart"));
    assertThat(WaveVerifier.violations(request, plan)).isEmpty();
  }

  @Test
  void nothingToMoveIsAPlanWithoutWaves() {
    WavePlan plan = WavePlanner.plan(Requests.of().calendar(1).build());
    assertThat(plan.waves()).isEmpty();
    assertThat(plan.schedule()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"60,150,3,9", "200,800,1,25", "400,2000,10,30"})
  void manyApplicationsKeepAllRules(int count, int edges, int least, int most) {
    WaveRequest request =
        Requests.random(
            count,
            edges,
            count,
            new WaveLimits(least, most, true, Integer.MAX_VALUE, Double.POSITIVE_INFINITY, false));
    WavePlan plan = WavePlanner.plan(request);
    assertThat(WaveVerifier.violations(request, plan)).isEmpty();
    assertThat(plan.score().waves()).isLessThanOrEqualTo(plan.score().fewestWaves() + 1);
  }

  @Test
  void theSameRequestGivesTheSamePlan() {
    WaveRequest request = Requests.random(120, 400, 5, WaveLimits.defaults());
    assertThat(WavePlanner.plan(request)).isEqualTo(WavePlanner.plan(request));
  }
}
