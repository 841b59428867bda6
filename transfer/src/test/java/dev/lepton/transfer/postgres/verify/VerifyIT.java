package dev.lepton.transfer.postgres.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.transfer.VerificationReport;
import dev.lepton.model.transfer.VerificationReport.Difference;
import dev.lepton.transfer.postgres.stream.LiveFixture;
import dev.lepton.transfer.postgres.stream.LiveLink;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That every kind of difference is found, named, and never imagined. */
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

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "n | 6.00",
        "n | NULL",
        "f | '-0'::float8",
        "f | 1.3333333333333335",
        "i | '4 months'",
        "j | '{\"k\": 4.0}'",
        "t | 't4 '",
        "t | ''",
        "b | '\\x00fe'",
        "m | 'sad'",
        "a | '[0:1]={4,NULL}'",
        "c | 'd'",
        "z | '2024-01-01 00:00:00.000001+00'"
      })
  void aChangedValueIsFoundAndNamed(String column, String value) {
    fixture.corrupt("UPDATE public.zoo SET " + column + " = " + value + " WHERE id = 4");
    assertThat(link.verify().differences())
        .containsExactly(new Difference("public.zoo", "4, é", "changed", List.of(column)));
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
