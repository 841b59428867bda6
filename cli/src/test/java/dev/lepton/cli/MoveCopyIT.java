package dev.lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Assessing and copying by the command line. */
@Tag("side-by-side")
class MoveCopyIT {
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

  @AfterEach
  void emptyTheTarget() throws SQLException {
    world.server().execute("postgres", "DROP DATABASE fresh", "CREATE DATABASE fresh");
  }

  @Test
  void aCopyEndsWithOneDocument() throws SQLException {
    CommandLineRun run = world.between("copy", "-o", "json");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out())
        .startsWith("{")
        .contains("\"rows\" : 2100", "\"bytes\" : ", "\"seconds\" : ", "\"differences\" : 0");
    assertThat(world.server().contents("fresh")).isEqualTo(world.server().contents("shop"));
    assertThat(world.server().leftovers("shop")).isEmpty();
  }

  @Test
  void aPartIsCopied() throws SQLException {
    CommandLineRun run =
        world.between(
            "copy",
            "--table",
            "public.customer",
            "--where",
            "public.customer=id <= 10",
            "--no-owner");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(world.server().contents("fresh")).singleElement().asString().contains(": 10 rows");
  }

  @Test
  void aTargetThatIsNotEmptyIsRefused() throws SQLException {
    world.server().execute("fresh", "CREATE TABLE precious (id int)");
    CommandLineRun run = world.between("copy");
    assertThat(run.status()).isEqualTo(6);
    assertThat(run.err()).contains("TARGET_NOT_EMPTY", "public.precious");
  }

  @Test
  void aMissingPasswordIsSaid() {
    CommandLineRun run =
        CommandLineRun.of(
            Map.of("HOME", folder.toString()),
            "transfer",
            "copy",
            "--source",
            world.source(),
            "--target",
            world.target());
    assertThat(run.status()).isEqualTo(5);
    assertThat(run.err()).contains("SOURCE_REJECTED_LOGIN", "none is given");
  }

  @Test
  void theAssessmentNamesEverythingAtOnce() throws SQLException {
    world
        .server()
        .execute(
            "shop",
            "CREATE TABLE keyless (a int)",
            "CREATE UNLOGGED TABLE quick (id int PRIMARY KEY)");
    try {
      CommandLineRun run = world.between("assess");
      assertThat(run.out())
          .contains("PostgreSQL", "longest row", "duration", "public.keyless", "public.quick")
          .contains("SQL cannot tell how much room");
    } finally {
      world.server().execute("shop", "DROP TABLE keyless, quick");
    }
  }

  @Test
  void theAssessmentChangesNothing() throws SQLException {
    CommandLineRun run = world.between("assess", "-o", "json");
    assertThat(run.status()).as(run.out()).isZero();
    assertThat(run.out()).contains("\"findings\"", "\"estimate\"", "\"walLevel\" : \"logical\"");
    assertThat(world.server().leftovers("shop")).isEmpty();
    assertThat(world.server().leftovers("fresh")).isEmpty();
    assertThat(world.server().contents("fresh")).isEmpty();
  }

  @Test
  void theAssessmentNeedsNoTarget() {
    CommandLineRun run =
        CommandLineRun.of(
            Map.of("PGPASSWORD", SmallServer.PASSWORD),
            "transfer",
            "assess",
            "--source",
            world.source());
    assertThat(run.status()).as(run.out()).isZero();
    assertThat(run.out()).contains("can be copied and followed");
  }

  @Test
  void anUnreachableTargetDoesNotHideTheSource() {
    CommandLineRun run =
        CommandLineRun.of(
            Map.of("PGPASSWORD", SmallServer.PASSWORD),
            "transfer",
            "assess",
            "--source",
            world.source(),
            "--target",
            "postgresql://app@127.0.0.1:1/none");
    assertThat(run.status()).isEqualTo(4);
    assertThat(run.out()).contains("TARGET_UNREACHABLE", "longest row");
  }

  @Test
  void aReaderIsToldWhatItMayNot() {
    CommandLineRun run =
        CommandLineRun.of(
            Map.of("PGPASSWORD", SmallServer.PASSWORD),
            "transfer",
            "assess",
            "--source",
            world.server().address("reader", "shop"));
    assertThat(run.status()).isEqualTo(4);
    assertThat(run.out()).contains("may not read these", "may not replicate");
  }
}
