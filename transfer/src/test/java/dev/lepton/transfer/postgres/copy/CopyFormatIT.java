package dev.lepton.transfer.postgres.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.transfer.postgres.TestServers;
import dev.lepton.transfer.postgres.catalog.QualifiedName;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import dev.lepton.transfer.postgres.connect.ConnectionFactory.Side;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class CopyFormatIT {
  @Test
  void choosesTextWhereValuesNameObjectsByNumber() throws SQLException {
    ConnectionFactory source = TestServers.fresh(Side.SOURCE);
    TestServers.execute(
        source,
        "CREATE TYPE public.mood AS ENUM ('a')",
        "CREATE TYPE public.pair AS (x int)",
        "CREATE DOMAIN public.wrapped AS public.pair",
        "CREATE TABLE public.plain (a int, b text[], c jsonb, d public.mood)",
        "CREATE TABLE public.with_composite (a public.pair)",
        "CREATE TABLE public.with_domain (a public.wrapped)",
        "CREATE TABLE public.with_enum_array (a public.mood[])",
        "CREATE TABLE public.with_class (a regclass)");
    try (Connection connection = source.open()) {
      assertThat(CopyFormat.textOnly(connection))
          .extracting(QualifiedName::name)
          .containsExactlyInAnyOrder(
              "with_composite", "with_domain", "with_enum_array", "with_class");
    }
  }
}
