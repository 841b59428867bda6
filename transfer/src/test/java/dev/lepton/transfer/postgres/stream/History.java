package dev.lepton.transfer.postgres.stream;

import dev.lepton.transfer.postgres.connect.ConnectionFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Sessions that take turns within their transactions at random, so that the order of beginnings is
 * not the order of commits, with savepoints, key changes, swaps of unique values at once and
 * deferred, large values, rows that move between partitions, rows that depend on others, and
 * TRUNCATE.
 */
final class History implements AutoCloseable {
  static final List<String> TABLES = List.of("pair", "plain", "bag", "part", "child");

  static final String[] SCHEMA = {
    "CREATE TABLE public.pair (a int, b text, code int UNIQUE DEFERRABLE, big text, n int,"
        + " PRIMARY KEY (a, b))",
    "ALTER TABLE public.pair ALTER COLUMN big SET STORAGE EXTERNAL",
    "CREATE TABLE public.plain (id int PRIMARY KEY, n int, big text)",
    "ALTER TABLE public.plain ALTER COLUMN big SET STORAGE EXTERNAL",
    "CREATE TABLE public.bag (n int, text text, big text)",
    "ALTER TABLE public.bag REPLICA IDENTITY FULL",
    "ALTER TABLE public.bag ALTER COLUMN big SET STORAGE EXTERNAL",
    "CREATE TABLE public.part (id int, k int, big text, PRIMARY KEY (id, k)) PARTITION BY RANGE (k)",
    "CREATE TABLE public.part_low PARTITION OF public.part FOR VALUES FROM (MINVALUE) TO (3)",
    "CREATE TABLE public.part_high PARTITION OF public.part FOR VALUES FROM (3) TO (MAXVALUE)",
    "CREATE TABLE public.child (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, parent int"
        + " REFERENCES public.plain ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED)"
  };

  /** Every row of every table as text. */
  static final String ROWS =
      TABLES.stream()
          .map(
              table -> "SELECT '" + table + "' AS tab, x::text AS line FROM public." + table + " x")
          .collect(Collectors.joining(" UNION ALL "));

  static final String DIGEST =
      String.format(
          Locale.ROOT,
          "SELECT md5(string_agg(t::text, chr(10) ORDER BY t::text COLLATE \"C\")) FROM (%s) t",
          ROWS);

  private static final int SESSIONS = 3;
  private static final int STEPS = 24;

  private final List<Turn> turns = new ArrayList<>();

  History(ConnectionFactory source) throws SQLException {
    for (int i = 0; i < SESSIONS; i++) {
      turns.add(new Turn(LiveFixture.application(source)));
    }
  }

  /** Plays until every session has ended its transaction. */
  void play(Random random) throws SQLException {
    play(random, "");
  }

  /**
   * @param ddl statements that one session attempts somewhere in between, together; none if empty
   */
  void play(Random random, String ddl) throws SQLException {
    int when = random.nextInt(STEPS);
    for (int step = 0; step < STEPS; step++) {
      Turn turn = turns.get(random.nextInt(turns.size()));
      if (step == when && !ddl.isEmpty()) {
        turn.attempt(ddl);
      }
      turn.step(random);
    }
    for (Turn turn : turns) {
      turn.end(random);
    }
  }

  @Override
  public void close() throws SQLException {
    for (Turn turn : turns) {
      turn.connection.close();
    }
  }

  /** One session and its open transaction. */
  private static final class Turn {
    private final Connection connection;
    private final Deque<Savepoint> savepoints = new ArrayDeque<>();

    Turn(Connection connection) throws SQLException {
      this.connection = connection;
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        // Sessions take turns on one thread: whoever would have to wait gives up at once.
        statement.execute("SET lock_timeout = '2ms'");
      }
      connection.commit();
    }

    void step(Random random) throws SQLException {
      int choice = random.nextInt(20);
      if (choice == 0) {
        end(random);
      } else if (choice == 1) {
        savepoints.push(connection.setSavepoint());
      } else if (choice == 2 && !savepoints.isEmpty()) {
        connection.rollback(savepoints.pop());
      } else {
        attempt(sql(random));
      }
    }

    void end(Random random) throws SQLException {
      savepoints.clear();
      if (random.nextInt(5) == 0) {
        connection.rollback();
        return;
      }
      try {
        connection.commit();
      } catch (SQLException e) {
        // A unique value that was only to be checked at the commit is taken.
        connection.rollback();
      }
    }

    void attempt(String sql) throws SQLException {
      Savepoint before = connection.setSavepoint();
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      } catch (SQLException e) {
        // A conflict with another session or a taken key: as if the statement had not been.
        connection.rollback(before);
      }
    }

    private static String sql(Random random) {
      int a = random.nextInt(6);
      int b = random.nextInt(6);
      String pair = "a = " + a + " AND b = '" + b % 2 + "'";
      String big = "repeat('" + a + b + "', " + random.nextInt(3) * 2000 + ")";
      switch (random.nextInt(20)) {
        case 0:
        case 1:
          return "INSERT INTO public.pair VALUES ("
              + a
              + ", '"
              + b % 2
              + "', "
              + random.nextInt(9)
              + ", "
              + big
              + ", 0)";
        case 2:
          return "UPDATE public.pair SET n = n + 1 WHERE " + pair;
        case 3:
          return "UPDATE public.pair SET a = " + b + " WHERE " + pair;
        case 4:
          return "UPDATE public.pair SET code = 8 - code";
        case 5:
          return "DELETE FROM public.pair WHERE " + pair;
        case 6:
        case 7:
          return "INSERT INTO public.plain VALUES ("
              + a
              + ", 0, "
              + big
              + ") ON CONFLICT (id) DO UPDATE SET n = plain.n + 1";
        case 8:
          return "UPDATE public.plain SET id = " + b + ", n = n + 1 WHERE id = " + a;
        case 9:
          return "DELETE FROM public.plain WHERE id = " + a;
        case 10:
        case 11:
          return "INSERT INTO public.bag SELECT "
              + a
              + ", NULL, "
              + big
              + " FROM generate_series(1, "
              + (1 + b % 3)
              + ")";
        case 12:
          return "UPDATE public.bag SET text = coalesce(text, '') || '.' WHERE ctid IN (SELECT ctid FROM public.bag WHERE n = "
              + a
              + " LIMIT 1)";
        case 13:
          return "SET CONSTRAINTS ALL DEFERRED";
        case 14:
          return "INSERT INTO public.part VALUES (" + a + ", " + b + ", " + big + ")";
        case 15:
          return "UPDATE public.part SET k = (k + 3) % 6 WHERE id = " + a;
        case 16:
          return "DELETE FROM public.part WHERE k = " + b;
        case 17:
          return "INSERT INTO public.child (parent) SELECT id FROM public.plain WHERE id <= " + a;
        case 18:
          return "UPDATE public.child SET parent = NULL WHERE parent = " + b;
        default:
          return random.nextInt(6) == 0
              ? "TRUNCATE public."
                  + TABLES.get(random.nextInt(TABLES.size()))
                  + (random.nextBoolean() ? " RESTART IDENTITY CASCADE" : " CASCADE")
              : "DELETE FROM public.bag WHERE ctid IN (SELECT ctid FROM public.bag WHERE n = "
                  + b
                  + " LIMIT 2)";
      }
    }
  }
}
