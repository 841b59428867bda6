package dev.lepton.plan.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lepton.model.plan.EstateDatabases;
import dev.lepton.model.plan.EstateDatabases.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Database servers as they are, on machines, in a cluster and as a service. */
class DatabasePricesTest {
  @TempDir Path folder;

  private Estates estate() {
    return new Estates(folder)
        .server("web1", "shop", Estates.service("java", 8080))
        .server("pg1", "shop", Estates.service("postgres", 5432))
        .server("my1", "billing", Estates.service("sidecar", 3306))
        .server("my2", "billing")
        .reached("web1", "my2", 3306);
  }

  private void managed(String service, double usd) throws IOException {
    Path store = Files.createDirectories(folder.resolve("catalogue"));
    Files.writeString(
        store.resolve("services.csv"),
        "provider,region,service,unit,price,currency,as_of,source\n"
            + "aws,us-east-1,"
            + service
            + ",vCPU-hour,"
            + usd
            + ",USD,2026-10-01,a quote\n");
  }

  private static Row row(EstateDatabases databases, String engine, String provider) {
    return databases.rows().stream()
        .filter(one -> one.engine().equals(engine) && one.provider().equals(provider))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void serversAreRecognisedByProcessPortAndByThoseWhoReachThem() {
    assertThat(estate().plan().databases().orElseThrow().servers())
        .extracting(one -> one.engine() + " " + one.name() + " " + one.seen())
        .containsExactly(
            "mysql my1 listens on port 3306",
            "mysql my2 reached on port 3306 (connections.csv)",
            "postgresql pg1 process postgres");
  }

  @Test
  void withoutAPriceAManagedDatabaseIsNotPricedAndNeverFree() {
    Row row = row(estate().plan().databases().orElseThrow(), "postgresql", "gcp");
    assertThat(row.managedUsd()).isEmpty();
    assertThat(row.managedHow()).startsWith("not priced");
    assertThat(row.asIsUsd().orElseThrow()).isPositive();
    assertThat(row.machinesUsd().orElseThrow()).isPositive();
    assertThat(row.kubernetesUsd().orElseThrow()).isPositive();
  }

  @Test
  void aPriceOfOneEngineIsNotThatOfTheOther() throws IOException {
    managed("managed_mysql", 0.1);
    EstateDatabases databases = estate().plan().databases().orElseThrow();
    Row mysql = row(databases, "mysql", "aws");
    assertThat(mysql.servers()).isEqualTo(2);
    // Two machines of eight cores.
    assertThat(mysql.managedUsd().orElseThrow()).isCloseTo(16 * 0.1 * 730, within(0.01));
    assertThat(row(databases, "postgresql", "aws").managedUsd()).isEmpty();
    assertThat(row(databases, "mysql", "gcp").managedUsd()).isEmpty();
  }

  @Test
  void anInventoryWithoutDatabasesHasNoSuchTable() {
    assertThat(new Estates(folder).server("web1", "shop").plan().databases()).isEmpty();
  }
}
