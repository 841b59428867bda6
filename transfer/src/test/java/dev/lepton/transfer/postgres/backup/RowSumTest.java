package dev.lepton.transfer.postgres.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.transfer.postgres.copy.CopyFormat;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RowSumTest {
  private static String sum(List<String> rows) {
    RowSum sum = new RowSum(CopyFormat.TEXT);
    rows.forEach(row -> sum.row((row + "\n").getBytes(StandardCharsets.UTF_8)));
    return sum.rows() + " " + sum.value();
  }

  @Property(tries = 100)
  void doesNotDependOnTheOrder(@ForAll @Size(max = 20) List<String> rows, @ForAll long seed) {
    List<String> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(sum(shuffled)).isEqualTo(sum(rows));
  }

  @Property(tries = 100)
  void changesWithAnyRow(@ForAll @Size(min = 1, max = 20) List<String> rows) {
    List<String> changed = new ArrayList<>(rows);
    changed.set(0, changed.get(0) + "x");
    assertThat(sum(changed)).isNotEqualTo(sum(rows));
  }

  @Test
  void equalRowsDoNotCancelOut() {
    assertThat(sum(List.of("a", "a"))).isNotEqualTo(sum(List.of("b", "b")));
  }

  @Test
  void overlooksWhereABinaryCopyBeginsAndEnds() {
    byte[] header = new byte[19];
    byte[] trailer = {-1, -1};
    byte[] one = {0, 1, 5};
    byte[] two = {0, 1, 6};
    byte[] headerAndOne = new byte[22];
    System.arraycopy(one, 0, headerAndOne, 19, 3);
    byte[] headerAndTwo = new byte[22];
    System.arraycopy(two, 0, headerAndTwo, 19, 3);
    RowSum together = new RowSum(CopyFormat.BINARY);
    List.of(headerAndOne, two, trailer).forEach(together::row);
    RowSum reversed = new RowSum(CopyFormat.BINARY);
    List.of(headerAndTwo, one, trailer).forEach(reversed::row);
    RowSum apart = new RowSum(CopyFormat.BINARY);
    List.of(header, one, two, trailer).forEach(apart::row);
    assertThat(together.rows()).isEqualTo(2);
    assertThat(reversed.value()).isEqualTo(together.value());
    assertThat(apart.value()).isEqualTo(together.value());
  }
}
