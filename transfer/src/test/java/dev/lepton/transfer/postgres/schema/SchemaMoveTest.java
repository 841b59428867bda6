package dev.lepton.transfer.postgres.schema;

import static dev.lepton.transfer.postgres.TestServers.execute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.migration.Selection;
import dev.lepton.transfer.postgres.TestServers;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.ConnectionFactory.Side;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class SchemaMoveTest {
  private final ConnectionFactory source = TestServers.fresh(Side.SOURCE);
  private final ConnectionFactory target = TestServers.fresh(Side.TARGET);

  private void move(Selection selection) throws SQLException {
    SchemaMove.run(source, target, selection);
  }

  @Test
  void whatPostgres16To18HaveBroughtArrives() throws SQLException {
    execute(source, SchemaMove.resource("news18.sql"));

    move(Selection.all());

    assertThat(SchemaMove.objects(target))
        .containsExactlyInAnyOrderElementsOf(SchemaMove.objects(source));
  }
}
