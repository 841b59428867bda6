package dev.lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Comparing and mending by the command line. */
@Tag("side-by-side")
class MoveVerifyIT {
  @TempDir private static Path folder;
  private static MoveWorld world;

  @BeforeAll
  static void start() throws Exception {
    world = MoveWorld.start(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    world.close();
  }

  @BeforeEach
  void copy() throws SQLException {
    world
        .server()
        .execute("postgres", "DROP DATABASE fresh", "CREATE DATABASE fresh TEMPLATE shop");
  }

  @Test
  void equalDatabasesPass() {
    CommandLineRun run = world.between("verify", "-o", "json");
    assertThat(run.status()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("\"differenceCount\" : 0", "\"rowsCompared\" : 2100");
  }

  @Test
  void aDifferenceIsNamedByTableKeyAndColumn() throws SQLException {
    world.server().execute("fresh", "UPDATE customer SET name = 'nobody' WHERE id = 42");
    CommandLineRun run = world.between("verify");
    assertThat(run.status()).isEqualTo(7);
    assertThat(run.out()).contains("public.customer", "42", "name", "1 differences");
  }

  @Test
  void onlyTheNamedTablesAreCompared() throws SQLException {
    world.server().execute("fresh", "DELETE FROM sale WHERE id = 7");
    assertThat(world.between("verify", "--tables", "public.customer").status()).isZero();
    assertThat(world.between("verify", "--tables", "public.sale").status()).isEqualTo(7);
    assertThat(world.between("verify", "--exclude", "public.sale").status()).isZero();
  }

  @Test
  void whatDiffersIsMended() throws SQLException {
    world
        .server()
        .execute(
            "fresh", "DELETE FROM sale WHERE id < 10", "UPDATE customer SET name = name || ' '");
    CommandLineRun run = world.between("verify", "--repair");
    assertThat(run.status()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("repaired public.sale", "0 differences");
    assertThat(world.server().contents("fresh")).isEqualTo(world.server().contents("shop"));
  }

  @Test
  void aPatternThatNamesNothingIsRefused() {
    CommandLineRun run = world.between("verify", "--tables", "public.nothing");
    assertThat(run.status()).isNotZero();
    assertThat(run.err()).contains("public.nothing");
  }
}
