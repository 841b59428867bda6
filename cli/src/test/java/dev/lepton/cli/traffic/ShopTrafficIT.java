package dev.lepton.cli.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real shop on a real, seeded database, with customers in it. */
class ShopTrafficIT {
  private static final int ROWS = 20_000;
  private static final int ENOUGH = 300;

  @TempDir static Path folder;
  private static EmbeddedPostgres postgres;
  private static RealShop shop;

  @BeforeAll
  static void open() throws IOException, InterruptedException, SQLException {
    postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
    try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
      run(connection, "CREATE ROLE shop LOGIN PASSWORD 'shop'");
      run(connection, "CREATE DATABASE shop OWNER shop");
    }
    try (Connection connection = connect()) {
      run(connection, ShopFolder.sql("schema.sql"));
      run(connection, ShopFolder.sql("seed.sql").replace("${rows}", Integer.toString(ROWS)));
    }
    shop = RealShop.start(folder, postgres.getPort());
  }

  @AfterAll
  static void close() throws IOException {
    shop.close();
    postgres.close();
  }

  @Test
  void everyAcknowledgedWriteIsFoundInTheDatabase() throws SQLException, IOException {
    try (ShopTraffic traffic = ShopTraffic.start(plan());
        Connection connection = connect()) {
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> traffic.snapshot().acknowledgedWrites() >= ENOUGH);
      TrafficReport report = traffic.stop();
      assertThat(report.failures()).isEmpty();
      AckCheck check = traffic.acknowledgedWrites().check(connection);
      assertThat(check.lost()).isEmpty();
      assertThat(check.acknowledged())
          .isEqualTo(report.acknowledgedWrites())
          .isEqualTo(check.present());
    }
  }

  @Test
  void whatIsDeletedBehindTheShopsBackIsReportedAsLost() throws SQLException, IOException {
    try (ShopTraffic traffic = ShopTraffic.start(plan());
        Connection connection = connect()) {
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> traffic.snapshot().acknowledgedWrites() >= ENOUGH);
      traffic.stop();
      run(connection, "DELETE FROM payments WHERE id = (SELECT max(id) FROM payments)");
      AckCheck check = traffic.acknowledgedWrites().check(connection);
      assertThat(check.lost()).singleElement().asString().startsWith("payment w");
    }
  }

  @Test
  void customersDoNotNoticeWhenTheDatabaseDropsIdleConnections() throws SQLException, IOException {
    try (ShopTraffic warm = ShopTraffic.start(plan())) {
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> warm.snapshot().acknowledgedWrites() >= 20);
    }
    try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
      run(
          connection,
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'shop'");
    }
    try (ShopTraffic traffic = ShopTraffic.start(plan())) {
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> traffic.snapshot().acknowledgedWrites() >= 20);
      assertThat(traffic.stop().failures()).isEmpty();
    }
  }

  private static TrafficPlan plan() throws IOException {
    return TrafficPlan.of(shop.url(), 4, 4).withThinkMillis(5);
  }

  private static Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/shop", "shop", "shop");
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
