package dev.lepton.transfer.postgres.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.transfer.VerificationReport;
import dev.lepton.model.transfer.VerificationReport.Difference;
import dev.lepton.transfer.postgres.stream.LiveFixture;
import dev.lepton.transfer.postgres.stream.LiveLink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** That every kind of difference is found, named, and never imagined. */
@Tag("side-by-side")
class VerifyIT {
  private final LiveFixture fixture =
      new LiveFixture(
          "CREATE TYPE public.mood AS ENUM ('sad', 'ok', 'happy')",
          "CREATE TABLE public.zoo (id int, part text, n numeric, f float8, i interval, j jsonb, t text, b bytea, m public.mood,"
              + " a int[], c char(5), z timestamptz, PRIMARY KEY (id, part))",
          "CREATE INDEX zoo_n ON public.zoo (n)",
          "CREATE TABLE public.log (at float8, doc json, note text)",
          "ALTER TABLE public.log REPLICA IDENTITY FULL",
          "CREATE SEQUENCE public.numbers");
  private LiveLink link;

  @BeforeEach
  void copy() {
    fixture.source(
        "INSERT INTO public.zoo SELECT i, 'é', i * 1.5, i / 3.0, make_interval(days => 30 * i), jsonb_build_object('k', i),"
            + " 't' || i, '\\x00ff', 'ok', ARRAY[i, NULL], 'c', '2024-01-01 00:00:00+00' FROM generate_series(1, 500) i",
        "INSERT INTO public.zoo (id, part) VALUES (1000, ''), (1001, ',('), (1002, '\"')",
        "INSERT INTO public.log SELECT i % 10, '{\"a\":  1}', 'same' FROM generate_series(1, 100) i");
    fixture.copyAll();
    link = fixture.following();
    link.catchUp(Duration.ofSeconds(10));
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void equalSidesHaveNoDifferences() {
    VerificationReport report = link.verify();
    assertThat(report.differences()).isEmpty();
    assertThat(report.rowsCompared()).isEqualTo(603);
    assertThat(report.tablesCompared()).isEqualTo(2);
    assertThat(report.sequencesCompared()).isEqualTo(1);
    assertThat(report.objectsCompared()).isGreaterThanOrEqualTo(5);
  }

  @Test
  void everyKindOfChangedValueIsFoundAndNamed() {
    fixture.source("UPDATE public.zoo SET f = 2 WHERE id = 6");
    link.catchUp(Duration.ofSeconds(10));
    Map<Integer, String> changes = new TreeMap<>();
    changes.put(4, "n = 6.00");
    changes.put(5, "n = NULL");
    changes.put(6, "f = 2.0000000000000004");
    changes.put(7, "i = '7 months'");
    changes.put(8, "j = '{\"k\": 8.0}'");
    changes.put(9, "t = 't9 '");
    changes.put(10, "t = ''");
    changes.put(11, "b = '\\x00fe'");
    changes.put(12, "m = 'sad'");
    changes.put(13, "a = '[0:1]={13,NULL}'");
    changes.put(14, "c = 'd'");
    changes.put(15, "z = '2024-01-01 00:00:00.000001+00'");
    List<Difference> expected = new ArrayList<>();
    changes.forEach(
        (id, change) -> {
          fixture.corrupt("UPDATE public.zoo SET " + change + " WHERE id = " + id);
          String column = change.substring(0, 1);
          expected.add(new Difference("public.zoo", id + ", é", "changed", List.of(column)));
        });
    assertThat(link.verify().differences()).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void zeroAndMinusZeroDiffer() {
    fixture.source("UPDATE public.zoo SET f = 0 WHERE id = 9");
    link.catchUp(Duration.ofSeconds(10));
    fixture.corrupt("UPDATE public.zoo SET f = '-0' WHERE id = 9");
    assertThat(link.verify().differences())
        .containsExactly(new Difference("public.zoo", "9, é", "changed", List.of("f")));
  }

  @Test
  void swappedValuesOfTwoRowsDoNotCancelOut() {
    fixture.corrupt(
        "UPDATE public.zoo SET t = CASE id WHEN 1 THEN 't2' ELSE 't1' END WHERE id IN (1, 2)");
    assertThat(link.verify().differenceCount()).isEqualTo(2);
  }

  @Test
  void aLostRowIsMissing() {
    fixture.corrupt("DELETE FROM public.zoo WHERE id = 1001");
    assertThat(link.verify().differences())
        .containsExactly(new Difference("public.zoo", "1001, ,(", "missing", List.of()));
  }

  @Test
  void anExtraRowIsExtra() {
    fixture.corrupt("INSERT INTO public.zoo (id, part) VALUES (-5, 'x')");
    assertThat(link.verify().differences())
        .containsExactly(new Difference("public.zoo", "-5, x", "extra", List.of()));
  }

  @Test
  void aTableWithoutKeyIsComparedByHowManyOfEachRowThereAre() {
    fixture.corrupt(
        "DELETE FROM public.log WHERE ctid IN (SELECT ctid FROM public.log WHERE at = 3 LIMIT 2)",
        "INSERT INTO public.log VALUES (4, '{\"a\":  1}', 'same')",
        "UPDATE public.log SET doc = '{\"a\": 1}' WHERE ctid IN (SELECT ctid FROM public.log WHERE at = 5 LIMIT 1)");
    List<Difference> differences = link.verify().differences();
    assertThat(differences)
        .filteredOn(difference -> difference.kind().equals("missing"))
        .hasSize(3);
    assertThat(differences).filteredOn(difference -> difference.kind().equals("extra")).hasSize(2);
  }

  @Test
  void aMissingIndexIsFound() {
    fixture.withTarget(
        connection -> connection.createStatement().execute("DROP INDEX public.zoo_n"));
    assertThat(link.verify().differences())
        .singleElement()
        .satisfies(
            difference -> {
              assertThat(difference.kind()).isEqualTo("object");
              assertThat(difference.key()).contains("zoo_n").contains("missing");
            });
  }

  @Test
  void aMissingSequenceIsFound() {
    fixture.withTarget(
        connection -> connection.createStatement().execute("DROP SEQUENCE public.numbers"));
    assertThat(link.verify().differences())
        .contains(new Difference("public.numbers", "is missing", "sequence", List.of()));
  }

  @Test
  void aMissingTableIsFound() {
    fixture.withTarget(connection -> connection.createStatement().execute("DROP TABLE public.log"));
    assertThat(link.verify().differences())
        .anySatisfy(difference -> assertThat(difference.key()).contains("log"));
  }

  @Test
  void moreDifferencesThanAreListedAreAllCounted() {
    fixture.source(
        "INSERT INTO public.zoo (id, part) SELECT i, '' FROM generate_series(2001, 4000) i");
    link.catchUp(Duration.ofSeconds(10));
    fixture.corrupt(
        "UPDATE public.zoo SET t = 'x' WHERE id BETWEEN 2001 AND 3500",
        "DELETE FROM public.zoo WHERE id > 3900");
    VerificationReport report = link.verify();
    assertThat(report.differenceCount()).isEqualTo(1600);
    assertThat(report.differences()).hasSize(1000);
  }
}
