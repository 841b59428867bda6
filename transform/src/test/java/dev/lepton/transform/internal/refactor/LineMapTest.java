package dev.lepton.transform.internal.refactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LineMapTest {
  @Test
  void aLineBelowAnInsertionIsFollowed() {
    LineMap map = LineMap.of(List.of("a", "b"), List.of("new", "a", "b"));

    assertThat(map.same(2, 3)).isTrue();
    assertThat(map.same(2, 2)).isFalse();
  }

  @Test
  void aChangedLineIsWhereItStood() {
    LineMap map = LineMap.of(List.of("a", "b", "c"), List.of("a", "B", "B2", "c"));

    assertThat(map.same(2, 2)).isTrue();
    assertThat(map.same(2, 3)).isTrue();
    assertThat(map.same(2, 4)).isFalse();
    assertThat(map.same(3, 4)).isTrue();
  }

  @Test
  void aChangedLineThatMovedMayBeTheSame() {
    LineMap map = LineMap.of(List.of("a", "run", ""), List.of("a", "", "new", "", "run anew", ""));

    assertThat(map.bothChanged(2, 5)).isTrue();
    assertThat(map.bothChanged(1, 5)).isFalse();
    assertThat(map.bothChanged(2, 1)).isFalse();
  }

  @Test
  void aLineThatWasTakenAwayIsNowhere() {
    LineMap map = LineMap.of(List.of("a", "b", "c"), List.of("a", "c"));

    assertThat(map.same(2, 2)).isFalse();
    assertThat(map.same(3, 2)).isTrue();
  }
}
