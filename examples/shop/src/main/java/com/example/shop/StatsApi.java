package com.example.shop;

import java.sql.SQLException;
import javax.servlet.http.HttpServletRequest;

/** {@code GET /api/stats}: a few figures for the shop's owner. */
final class StatsApi extends ApiServlet {
  private static final long serialVersionUID = 1L;

  @Override
  Answer get(HttpServletRequest request) throws SQLException {
    return Answer.ok(
        Database.read(
            connection ->
                Rows.one(
                    connection,
                    "no statistics",
                    "SELECT count(*) AS days, sum(orders) AS orders, sum(revenue) AS revenue,"
                        + " max(day) AS \"lastDay\" FROM daily_sales")));
  }
}
