package dev.lepton.transfer.postgres.verify;

import dev.lepton.transfer.postgres.TestServers;
import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A database in which every kind of corruption has a place. */
final class Menagerie {
  private Menagerie() {}

  static void settle(ConnectionFactory database) {
    try (InputStream sql = Menagerie.class.getResourceAsStream("menagerie.sql")) {
      TestServers.execute(database, new String(sql.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same with other identifiers in the catalogue, and rows in other places. */
  static void settleDifferently(ConnectionFactory database) {
    TestServers.execute(
        database,
        "CREATE TYPE public.shift AS ENUM ('a', 'b', 'c', 'd', 'e'); CREATE TABLE public.shift_more (id serial); DROP TABLE public.shift_more; DROP TYPE public.shift");
    settle(database);
    TestServers.execute(
        database,
        "SET session_replication_role = replica",
        "UPDATE public.zoo SET id = id WHERE id % 3 = 0",
        "UPDATE public.zoo SET i4 = NULL WHERE arr IS NULL",
        "UPDATE public.zoo SET arr[2] = 5 WHERE id = 8",
        "UPDATE public.zoo SET arr[2] = NULL WHERE id = 8",
        "UPDATE public.log SET note = note WHERE at < 5",
        "UPDATE public.zoo SET f8 = 'infinity'::float8 - 'infinity'::float8 WHERE id = 1000",
        "VACUUM FULL public.named");
  }
}
