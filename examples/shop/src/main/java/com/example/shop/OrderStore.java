package com.example.shop;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;

/** Orders in the database. Each change is one transaction and leaves a line in the audit log. */
final class OrderStore {
  private static final Logger LOG = Logger.getLogger(OrderStore.class.getName());
  private static final String ORDER =
      "SELECT id, reference, customer_id AS \"customerId\", status, total, invoice_no AS"
          + " \"invoiceNo\", placed_at AS \"placedAt\" FROM orders WHERE ";

  private OrderStore() {}

  static Map<String, Object> byId(long id) throws SQLException {
    return Database.read(
        connection ->
            withDetails(connection, Rows.one(connection, "no order " + id, ORDER + "id = ?", id)));
  }

  static Map<String, Object> byReference(String reference) throws SQLException {
    String missing = "no order " + reference;
    return Database.read(
        connection ->
            withDetails(
                connection, Rows.one(connection, missing, ORDER + "reference = ?", reference)));
  }

  private static Map<String, Object> withDetails(Connection connection, Map<String, Object> order)
      throws SQLException {
    order.put(
        "lines",
        Rows.query(
            connection,
            "SELECT product_id AS \"productId\", quantity, unit_price AS \"unitPrice\","
                + " line_total AS \"lineTotal\" FROM order_lines WHERE order_id = ? ORDER BY line_no",
            order.get("id")));
    order.put(
        "payments",
        Rows.query(
            connection,
            "SELECT payment_key AS key, amount, method FROM payments WHERE order_id = ? ORDER BY id",
            order.get("id")));
    return order;
  }

  /** Places the order once, however often the same reference is sent. */
  static Answer place(NewOrder order) throws SQLException {
    return Database.transaction(
        connection -> {
          Map<Long, BigDecimal> prices = prices(connection, order);
          List<Map<String, Object>> inserted = insert(connection, order, total(order, prices));
          if (inserted.isEmpty()) {
            return Answer.ok(
                Rows.one(
                    connection,
                    "no order " + order.reference,
                    "SELECT id, reference FROM orders WHERE reference = ?",
                    order.reference));
          }
          long id = ((Number) inserted.get(0).get("id")).longValue();
          addLines(connection, id, order, prices);
          audit(connection, "order placed", id, order.reference);
          return Answer.created(Map.of("id", id, "reference", order.reference));
        });
  }

  private static Map<Long, BigDecimal> prices(Connection connection, NewOrder order)
      throws SQLException {
    Map<Long, BigDecimal> prices = new HashMap<>();
    Object ids = connection.createArrayOf("int8", order.quantities.keySet().toArray());
    for (Map<String, Object> row :
        Rows.query(connection, "SELECT id, price FROM products WHERE id = ANY (?)", ids)) {
      prices.put((Long) row.get("id"), (BigDecimal) row.get("price"));
    }
    if (prices.size() < order.quantities.size()) {
      throw ApiException.badRequest("the order names a product that does not exist");
    }
    return prices;
  }

  private static BigDecimal total(NewOrder order, Map<Long, BigDecimal> prices) {
    BigDecimal total = BigDecimal.ZERO;
    for (Map.Entry<Long, Integer> line : order.quantities.entrySet()) {
      total = total.add(prices.get(line.getKey()).multiply(BigDecimal.valueOf(line.getValue())));
    }
    return total;
  }

  private static List<Map<String, Object>> insert(
      Connection connection, NewOrder order, BigDecimal total) throws SQLException {
    if (Rows.query(connection, "SELECT 1 FROM customers WHERE id = ?", order.customerId)
        .isEmpty()) {
      throw ApiException.badRequest("no customer " + order.customerId);
    }
    return Rows.query(
        connection,
        "INSERT INTO orders (customer_id, reference, status, total, placed_at)"
            + " VALUES (?, ?, 'new', ?, now()) ON CONFLICT (reference) DO NOTHING RETURNING id",
        order.customerId,
        order.reference,
        total);
  }

  private static void addLines(
      Connection connection, long id, NewOrder order, Map<Long, BigDecimal> prices)
      throws SQLException {
    int number = 1;
    for (Map.Entry<Long, Integer> line : order.quantities.entrySet()) {
      Rows.update(
          connection,
          "INSERT INTO order_lines (order_id, line_no, product_id, quantity, unit_price)"
              + " VALUES (?, ?, ?, ?, ?)",
          id,
          number++,
          line.getKey(),
          line.getValue(),
          prices.get(line.getKey()));
      Rows.update(
          connection,
          "UPDATE stock SET quantity = quantity - ? WHERE product_id = ?",
          line.getValue(),
          line.getKey());
    }
  }

  static Answer pay(long id, BigDecimal amount, String method, String key) throws SQLException {
    return Database.transaction(
        connection -> {
          if (lock(connection, id).equals("cancelled")) {
            throw ApiException.conflict("order " + id + " is cancelled");
          }
          int inserted =
              Rows.update(
                  connection,
                  "INSERT INTO payments (order_id, payment_key, amount, method, paid_at) VALUES"
                      + " (?, ?, ?, ?::payment_method, now()) ON CONFLICT (payment_key) DO NOTHING",
                  id,
                  key,
                  amount,
                  method);
          if (inserted == 0) {
            return Answer.ok(Map.of("orderId", id, "key", key));
          }
          Rows.update(connection, "UPDATE orders SET status = 'paid' WHERE id = ?", id);
          audit(connection, "order paid", id, key);
          return Answer.created(Map.of("orderId", id, "key", key));
        });
  }

  static Answer cancel(long id) throws SQLException {
    return Database.transaction(
        connection -> {
          if (!lock(connection, id).equals("cancelled")) {
            Rows.update(connection, "UPDATE orders SET status = 'cancelled' WHERE id = ?", id);
            restock(connection, id);
            audit(connection, "order cancelled", id, "");
          }
          return Answer.ok(Map.of("id", id, "status", "cancelled"));
        });
  }

  private static String lock(Connection connection, long id) throws SQLException {
    String sql = "SELECT status FROM orders WHERE id = ? FOR NO KEY UPDATE";
    return (String) Rows.one(connection, "no order " + id, sql, id).get("status");
  }

  private static void restock(Connection connection, long id) throws SQLException {
    for (Map<String, Object> line :
        Rows.query(
            connection,
            "SELECT product_id, quantity FROM order_lines WHERE order_id = ? ORDER BY product_id",
            id)) {
      Rows.update(
          connection,
          "UPDATE stock SET quantity = quantity + ? WHERE product_id = ?",
          line.get("quantity"),
          line.get("product_id"));
    }
  }

  private static void audit(Connection connection, String what, long order, String detail)
      throws SQLException {
    LOG.fine(what + " " + order + " " + detail);
    Rows.update(
        connection,
        "INSERT INTO audit_log (logged_at, actor, action, detail) VALUES (now(), 'shop', ?, ?)",
        what,
        order + " " + detail);
  }
}
