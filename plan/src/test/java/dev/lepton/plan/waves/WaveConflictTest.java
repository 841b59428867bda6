package dev.lepton.plan.waves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules that cannot be kept together are told as the fewest that already conflict. */
class WaveConflictTest {
  private static List<Problem> problems(Requests requests) {
    LeptonException failure =
        catchThrowableOfType(LeptonException.class, () -> WavePlanner.plan(requests.build()));
    assertThat(failure.code()).isEqualTo(ErrorCode.NOT_SUPPORTED);
    return failure.problems();
  }

  @Test
  void nonProductionThatNeedsProductionIsNamedWithItsPlaceAndAWayOut() {
    Problem problem = problems(Requests.of("-a", "b", "c").needs("b>c", "a>b")).get(0);
    assertThat(problem.what()).contains("a is non-production and needs b, which is production");
    assertThat(problem.where()).isEqualTo("inv.csv:3");
    assertThat(problem.fix()).contains("--bridge 'a:b'");
  }

  @Test
  void aGroupOfBothEnvironmentsIsNamed() {
    assertThat(problems(Requests.of("-a", "b").group("g", "a", "b")).get(0).what())
        .contains("the group g ties a, b");
  }

  @Test
  void aCircleTooLargeForAWaveIsToldWithNothingThatCouldBeLeftOut() {
    Problem problem =
        problems(
                Requests.of("a", "b", "c", "d", "e")
                    .needs("a>b", "b>c", "c>a", "c>d", "d>e", "e>c", "a>c")
                    .size(1, 2))
            .get(0);
    assertThat(problem.what()).contains("3 applications cannot move apart").contains(" needs ");
    assertThat(problem.what().split(" needs ", -1)).hasSize(4);
    assertThat(problem.fix()).contains("raise --wave-size to 1-5", "--bridge");
  }

  @Test
  void theBridgesThatAreProposedAreEnough() {
    String fix =
        problems(
                Requests.of("a", "b", "c", "d").needs("a>b", "b>a", "b>c", "c>d", "d>a").size(1, 2))
            .get(0)
            .fix();
    assertThat(fix).endsWith("--bridge 'a:b'");
    Requests bridged =
        Requests.of("a", "b", "c", "d").needs("b>a", "b>c", "c>d", "d>a").bridged("a", "b");
    assertThat(WavePlanner.plan(bridged.size(1, 2).build()).waves()).hasSize(2);
  }

  @Test
  void anApplicationLargerThanAWaveIsNamedAlone() {
    WaveLimits limits = new WaveLimits(1, 9, true, Integer.MAX_VALUE, 3, false);
    assertThat(problems(Requests.of("a").limits(limits)).get(0).what())
        .contains("at most 3.0 days of work, they need 5.0", "a alone is larger");
  }

  @Test
  void whereNothingMayBeFirstTheRootsAreNamed() {
    Problem problem = problems(Requests.of("!a", "b").needs("b>a")).get(0);
    assertThat(problem.what())
        .contains("no application may be in the first wave", "a: criticality high");
    assertThat(problem.fix()).contains("--careful-first");
  }

  @Test
  void aLeastSizeThatAnEnvironmentCannotReachIsTold() {
    assertThat(problems(Requests.of("-a", "b", "c", "d").size(3, 5)).get(0).what())
        .contains("1 non-production applications cannot be divided into waves of 3 to 5");
  }

  @Test
  void aConflictOfSeveralRulesIsToldAsTheFewest() {
    // Only a may be first, and b and c, a group, are too many for a wave together with nothing.
    Problem problem =
        problems(
                Requests.of("a", "!b", "!c", "!d")
                    .group("g", "b", "c", "d")
                    .needs("a>b")
                    .size(1, 3))
            .get(0);
    assertThat(problem.what()).contains("no application may be in the first wave");
  }

  @Test
  void sizesThatDoNotAddUpAreToldAsSuch() {
    Problem problem =
        problems(
                Requests.of("a", "b", "c", "d", "e", "f")
                    .group("g", "a", "b", "c")
                    .group("h", "d", "e", "f")
                    .size(4, 5))
            .get(0);
    assertThat(problem.what()).contains("cannot be divided into waves of 4 to 5");
    Problem other =
        problems(
                Requests.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j")
                    .group("g", "a", "b", "c", "d", "e", "f")
                    .group("h", "g", "h", "i", "j")
                    .size(5, 8))
            .get(0);
    assertThat(other.what())
        .contains("the least size of a wave", "the most applications of a wave")
        .doesNotContain("moves no later");
  }
}
