package dev.lepton.transfer.postgres.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DependencyOrderTest {
  private static Definition definition(int id, ObjectKind kind, Set<Integer> needs) {
    Set<Address> addresses =
        needs.stream().map(need -> Address.of(1, need)).collect(Collectors.toSet());
    return new Definition(
        Address.of(1, id), kind, "o" + id, "", 0, List.of(), java.util.Optional.empty(), addresses);
  }

  @Property(tries = 200)
  void everythingComesAfterWhatItNeeds(
      @ForAll @IntRange(min = 1, max = 40) int size, @ForAll long seed) {
    Random random = new Random(seed);
    ObjectKind[] kinds = ObjectKind.values();
    List<Definition> definitions = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Set<Integer> needs = new HashSet<>();
      for (int need = 0; need < i; need++) {
        if (random.nextInt(4) == 0) {
          needs.add(need);
        }
      }
      definitions.add(definition(i, kinds[random.nextInt(kinds.length)], needs));
    }
    Collections.shuffle(definitions, random);

    List<Definition> sorted = DependencyOrder.sort(definitions);

    assertThat(sorted).containsExactlyInAnyOrderElementsOf(definitions);
    Set<Address> made = new HashSet<>();
    for (Definition definition : sorted) {
      assertThat(made).containsAll(definition.needs());
      made.add(definition.address());
    }
  }

  @Test
  void goesByKindWhereNothingElseIsDemanded() {
    Definition view = definition(1, ObjectKind.VIEW, Set.of());
    Definition table = definition(2, ObjectKind.TABLE, Set.of());
    assertThat(DependencyOrder.sort(List.of(view, table))).containsExactly(table, view);
  }

  @Test
  void cutsACircleAtItsMostFundamentalMember() {
    Definition type = definition(1, ObjectKind.TYPE, Set.of(2));
    Definition function = definition(2, ObjectKind.FUNCTION, Set.of(1));
    assertThat(DependencyOrder.sort(List.of(function, type))).containsExactly(type, function);
  }

  @Test
  void cutsNoObjectThatMerelyWaitsForACircle() {
    Definition schema = definition(0, ObjectKind.SCHEMA, Set.of(1));
    Definition function = definition(1, ObjectKind.FUNCTION, Set.of(2));
    Definition view = definition(2, ObjectKind.VIEW, Set.of(1));
    assertThat(DependencyOrder.sort(List.of(schema, view, function)))
        .containsExactly(function, schema, view);
  }
}
