package dev.lepton.cli.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AckCheckIT {
  private static final String RUN = "202611231015301230001";
  private static final String LATER_RUN = "202611231015301240000";
  private static EmbeddedPostgres postgres;

  private Connection connection;

  @BeforeAll
  static void startDatabase() throws IOException {
    postgres = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stopDatabase() throws IOException {
    postgres.close();
  }

  @BeforeEach
  void createShop() throws SQLException, IOException {
    connection = postgres.getPostgresDatabase().getConnection();
    run("DROP SCHEMA IF EXISTS public, reporting CASCADE; CREATE SCHEMA public");
    run(ShopFolder.sql("schema.sql"));
    run("INSERT INTO customers (name) VALUES ('Ada'), ('Zoë')");
    run("INSERT INTO orders (customer_id, reference, total) VALUES (1, 'r1', 5), (1, 'r2', 5)");
    run(
        "INSERT INTO payments (order_id, payment_key, amount, method, paid_at) VALUES (1, 'k1', 5, 'card', now())");
    run("UPDATE orders SET status = 'cancelled' WHERE reference = 'r2'");
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
  }

  @Test
  void findsEverythingThatIsThere() throws SQLException {
    note(stamp(RUN, 7));
    AckCheck check =
        check(
            new AcknowledgedWrite.Order("r1"),
            new AcknowledgedWrite.Payment("r1", "k1"),
            new AcknowledgedWrite.Cancellation("r2"),
            new AcknowledgedWrite.Note(1, stamp(RUN, 7)));
    assertThat(check).isEqualTo(new AckCheck(4, 4, List.of()));
  }

  @Test
  void anOrderThatIsMissingIsLost() {
    AckCheck check = check(new AcknowledgedWrite.Order("r1"), new AcknowledgedWrite.Order("r9"));
    assertThat(check).isEqualTo(new AckCheck(2, 1, List.of("order r9")));
  }

  @Test
  void aPaymentThatIsMissingIsLost() {
    assertThat(check(new AcknowledgedWrite.Payment("r1", "k9")).lost())
        .containsExactly("payment k9 of order r1");
  }

  @Test
  void aPaymentOfAnotherOrderIsLost() {
    assertThat(check(new AcknowledgedWrite.Payment("r2", "k1")).complete()).isFalse();
  }

  @Test
  void aCancellationWithoutEffectIsLost() {
    assertThat(check(new AcknowledgedWrite.Cancellation("r1")).lost())
        .containsExactly("cancellation of order r1");
  }

  @Test
  void anOlderNoteMeansThatTheNewerOneIsLost() throws SQLException {
    note(stamp(RUN, 7));
    AckCheck check =
        check(
            new AcknowledgedWrite.Note(1, stamp(RUN, 7)),
            new AcknowledgedWrite.Note(1, stamp(RUN, 8)));
    assertThat(check.present()).isEqualTo(1);
    assertThat(check.lost()).containsExactly("note " + stamp(RUN, 8) + " of customer 1");
  }

  @Test
  void aNewerNoteProvesThatTheOlderOneArrived() throws SQLException {
    note(stamp(RUN, 9));
    assertThat(check(new AcknowledgedWrite.Note(1, stamp(RUN, 7))).complete()).isTrue();
  }

  @Test
  void aNoteOfALaterRunProvesItToo() throws SQLException {
    note(stamp(LATER_RUN, 1));
    assertThat(check(new AcknowledgedWrite.Note(1, stamp(RUN, 7))).complete()).isTrue();
  }

  @Test
  void aCustomerWithoutNoteHasLostIt() {
    assertThat(check(new AcknowledgedWrite.Note(2, stamp(RUN, 7))).complete()).isFalse();
  }

  @Test
  void looksUpMoreWritesThanFitIntoOneQuestion() throws SQLException {
    run(
        "INSERT INTO orders (customer_id, reference, total) SELECT 1, 'many-' || n, 1 FROM generate_series(1, 12000) n");
    AcknowledgedWrite[] writes =
        LongStream.rangeClosed(1, 12_001)
            .mapToObj(n -> new AcknowledgedWrite.Order("many-" + n))
            .toArray(AcknowledgedWrite[]::new);
    assertThat(check(writes)).isEqualTo(new AckCheck(12_001, 12_000, List.of("order many-12001")));
  }

  @Test
  void aDatabaseThatIsNotTheShopsIsAnError() throws SQLException {
    run("DROP TABLE payments");
    AcknowledgedWrites writes =
        new AcknowledgedWrites(List.of(new AcknowledgedWrite.Payment("r1", "k1")));
    assertThatExceptionOfType(LeptonException.class)
        .isThrownBy(() -> writes.check(connection))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.TARGET_FAILED));
  }

  private AckCheck check(AcknowledgedWrite... writes) {
    return new AcknowledgedWrites(List.of(writes)).check(connection);
  }

  private static WriteStamp stamp(String run, long number) {
    return new WriteStamp(1, run, number);
  }

  private void note(WriteStamp stamp) throws SQLException {
    run("UPDATE customers SET note = '" + stamp + "' WHERE id = 1");
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
