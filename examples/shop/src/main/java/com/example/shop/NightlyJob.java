package com.example.shop;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Every night at two (UTC) adds up yesterday's sales. Runs in every process that serves pages. */
final class NightlyJob {
  private static final Logger LOG = Logger.getLogger(NightlyJob.class.getName());
  private static final LocalTime AT = LocalTime.of(2, 0);
  private static final String AGGREGATE =
      "INSERT INTO daily_sales (day, orders, revenue)"
          + " SELECT (now() AT TIME ZONE 'UTC')::date - 1, count(*), coalesce(sum(total), 0)"
          + " FROM orders WHERE status <> 'cancelled'"
          + " AND placed_at >= ((now() AT TIME ZONE 'UTC')::date - 1) AT TIME ZONE 'UTC'"
          + " AND placed_at < (now() AT TIME ZONE 'UTC')::date AT TIME ZONE 'UTC'"
          + " ON CONFLICT (day) DO UPDATE"
          + " SET orders = excluded.orders, revenue = excluded.revenue";

  private NightlyJob() {}

  static void schedule() {
    ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    long delay = untilNext(ZonedDateTime.now(ZoneOffset.UTC)).toSeconds();
    scheduler.scheduleAtFixedRate(
        NightlyJob::run, delay, TimeUnit.DAYS.toSeconds(1), TimeUnit.SECONDS);
  }

  static Duration untilNext(ZonedDateTime now) {
    ZonedDateTime next = now.with(AT);
    return Duration.between(now, next.isAfter(now) ? next : next.plusDays(1));
  }

  private static void run() {
    try {
      Database.transaction(connection -> Rows.update(connection, AGGREGATE));
      LOG.info("yesterday's sales are added up");
    } catch (SQLException | RuntimeException e) {
      // A scheduler drops a job that throws: tomorrow's run matters more than today's failure.
      LOG.log(Level.SEVERE, "yesterday's sales could not be added up", e);
    }
  }
}
