package dev.lepton.transfer.postgres.schema;

import static dev.lepton.transfer.postgres.TestServers.execute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.migration.Selection;
import dev.lepton.transfer.postgres.DistributionServer;
import dev.lepton.transfer.postgres.TestServers;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.ConnectionFactory.Side;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What pg_dump says of a moved schema is what it said of the source's. */
@Tag("side-by-side")
class DumpOracleIT {
  private static DistributionServer server;

  private final ConnectionFactory source = server.fresh(Side.SOURCE);
  private final ConnectionFactory target = server.fresh(Side.TARGET);

  @BeforeAll
  static void start() {
    server = DistributionServer.start();
    execute(
        server.database(Side.SOURCE, "postgres"),
        "CREATE ROLE zoo_owner",
        "CREATE ROLE zoo_reader LOGIN",
        "GRANT CREATE ON DATABASE postgres TO zoo_owner");
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  /** Statements in any order: pg_dump sorts some of them by their age. */
  private List<String> dump(ConnectionFactory database) {
    String statements =
        server
            .schemaDump(database)
            .replaceAll("\\b" + database.endpoint().database() + "\\b", "moved")
            .replaceAll("(?m)^(--.*|SET .*|SELECT pg_catalog.set_config.*|\\\\.*)?\\R", "");
    return Arrays.stream(statements.split("(?<=;)\\R")).sorted().toList();
  }

  /** The driver does not see where an atomic body ends: each is a call of its own. */
  private static void settle(ConnectionFactory database) {
    execute(
        database,
        SchemaMove.resource("menagerie.sql"),
        SchemaMove.resource("menagerie_database.sql"),
        SchemaMove.resource("menagerie_atomic.sql"),
        SchemaMove.resource("menagerie_return.sql"));
  }

  private void move() throws SQLException {
    SchemaMove.run(source, target, Selection.all());
    SchemaMove.finish(target);
  }

  @Test
  void everyKindOfObjectArrivesAsItWas() throws SQLException {
    settle(source);

    move();

    assertThat(dump(target)).containsExactlyInAnyOrderElementsOf(dump(source));
  }

  @Test
  void anOrdinaryApplicationsSchemaArrivesAsItWas() throws SQLException {
    execute(source, SchemaMove.resource("rental.sql"));

    move();

    assertThat(dump(target)).containsExactlyInAnyOrderElementsOf(dump(source));
  }

  @Test
  void everyKindOfObjectArrivesAtANewerServer() throws SQLException {
    settle(source);
    ConnectionFactory newer = TestServers.fresh(Side.TARGET);
    execute(
        newer,
        "DO $$ BEGIN CREATE ROLE zoo_owner; CREATE ROLE zoo_reader; EXCEPTION WHEN"
            + " duplicate_object THEN NULL; END $$");

    SchemaMove.run(source, newer, Selection.all());

    assertThat(SchemaMove.objects(newer))
        .containsExactlyInAnyOrderElementsOf(SchemaMove.objects(source));
  }
}
