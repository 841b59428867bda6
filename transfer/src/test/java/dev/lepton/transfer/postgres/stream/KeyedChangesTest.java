package dev.lepton.transfer.postgres.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.transfer.postgres.catalog.ColumnInfo;
import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.catalog.TableInfo;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** That folding gives what doing one change after the other would have given. */
class KeyedChangesTest {
  private static final TableTarget TABLE =
      new TableTarget(
          new TableInfo(
              new QualifiedName("public", "t"),
              List.of(column("id"), column("big")),
              List.of("id"),
              Optional.of("id"),
              0,
              0),
          new QualifiedName("public", "t"),
          List.of(column("id"), column("big")),
          List.of("integer", "text"),
          new int[] {0},
          new int[] {0, 1},
          true);

  @Property(tries = 500)
  void foldedChangesEqualTheSameChangesOneByOne(@ForAll long seed) {
    Random random = new Random(seed);
    Map<Integer, String> before = new HashMap<>();
    for (int id = 0; id < 4; id++) {
      before.put(id, "old" + id);
    }
    Map<Integer, String> oneByOne = new HashMap<>(before);
    KeyedChanges folded = new KeyedChanges(TABLE);
    for (int step = 0; step < 30; step++) {
      change(random, step, oneByOne, folded);
    }
    assertThat(afterwards(before, folded)).isEqualTo(oneByOne);
  }

  private static void change(
      Random random, int step, Map<Integer, String> rows, KeyedChanges folded) {
    int id = random.nextInt(8);
    int other = random.nextInt(8);
    // The stream leaves a large value out where it did not change.
    boolean keepsValue = random.nextBoolean();
    if (!rows.containsKey(id)) {
      rows.put(id, "v" + step);
      folded.insert(row(id, Optional.of("v" + step)));
    } else if (random.nextInt(3) == 0) {
      rows.remove(id);
      folded.delete(key(id));
    } else if (rows.containsKey(other)) {
      String value = keepsValue ? rows.get(id) : "v" + step;
      rows.put(id, value);
      folded.update(key(id), row(id, keepsValue ? Optional.empty() : Optional.of(value)));
    } else {
      String value = keepsValue ? rows.get(id) : "v" + step;
      rows.remove(id);
      rows.put(other, value);
      folded.move(
          key(id), key(other), row(other, keepsValue ? Optional.empty() : Optional.of(value)));
    }
  }

  /**
   * What a writer does with net changes: deletes first, left-out values from the rows that were
   * there before.
   */
  private static Map<Integer, String> afterwards(Map<Integer, String> before, KeyedChanges folded) {
    Map<Integer, String> after = new HashMap<>(before);
    folded
        .net()
        .forEach(
            (key, net) -> {
              if (net.existed()) {
                assertThat(after.remove(id(key))).isNotNull();
              }
            });
    folded
        .net()
        .forEach(
            (key, net) -> {
              Row image = net.image();
              if (image != null) {
                String value =
                    image.isUnchanged(1)
                        ? before.get(id(net.origin()))
                        : new String(image.value(1), StandardCharsets.UTF_8);
                assertThat(value).isNotNull();
                assertThat(after.put(id(key), value)).isNull();
              }
            });
    return after;
  }

  private static int id(Row key) {
    return Integer.parseInt(new String(key.value(0), StandardCharsets.UTF_8));
  }

  private static Row key(int id) {
    return Row.of(new byte[][] {Integer.toString(id).getBytes(StandardCharsets.UTF_8)});
  }

  private static Row row(int id, Optional<String> value) {
    return Row.of(
        new byte[][] {
          Integer.toString(id).getBytes(StandardCharsets.UTF_8),
          value.map(text -> text.getBytes(StandardCharsets.UTF_8)).orElse(Row.UNCHANGED)
        });
  }

  private static ColumnInfo column(String name) {
    return new ColumnInfo(name, "text", false, Optional.empty(), Optional.empty(), false, "");
  }
}
