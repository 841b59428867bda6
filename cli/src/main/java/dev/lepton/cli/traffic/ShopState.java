package dev.lepton.cli.traffic;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * What a database of the shop holds about certain writes.
 *
 * @param statuses of orders, by reference
 * @param payments the order's reference, by payment key
 * @param notes by customer id
 */
record ShopState(
    Map<String, String> statuses, Map<String, String> payments, Map<String, String> notes) {
  private static final int BATCH = 5_000;

  private static final String STATUSES =
      "SELECT reference, status::text FROM public.orders WHERE reference = ANY (?)";
  private static final String PAYMENTS =
      "SELECT p.payment_key, o.reference FROM public.payments p JOIN public.orders o ON o.id = p.order_id"
          + " WHERE p.payment_key = ANY (?)";
  private static final String NOTES =
      "SELECT id::text, note FROM public.customers WHERE note IS NOT NULL AND id = ANY (?::text[]::bigint[])";

  static ShopState read(Connection connection, List<AcknowledgedWrite> writes) throws SQLException {
    Set<String> references = new LinkedHashSet<>();
    Set<String> keys = new LinkedHashSet<>();
    Set<String> customers = new LinkedHashSet<>();
    for (AcknowledgedWrite write : writes) {
      if (write instanceof AcknowledgedWrite.Order order) {
        references.add(order.reference());
      } else if (write instanceof AcknowledgedWrite.Cancellation cancellation) {
        references.add(cancellation.reference());
      } else if (write instanceof AcknowledgedWrite.Payment payment) {
        keys.add(payment.key());
      } else if (write instanceof AcknowledgedWrite.Note note) {
        customers.add(Long.toString(note.customer()));
      }
    }
    return new ShopState(
        lookUp(connection, STATUSES, references),
        lookUp(connection, PAYMENTS, keys),
        lookUp(connection, NOTES, customers));
  }

  boolean has(AcknowledgedWrite write) {
    if (write instanceof AcknowledgedWrite.Order order) {
      return statuses.containsKey(order.reference());
    }
    if (write instanceof AcknowledgedWrite.Cancellation cancellation) {
      return "cancelled".equals(statuses.get(cancellation.reference()));
    }
    if (write instanceof AcknowledgedWrite.Payment payment) {
      return payment.reference().equals(payments.get(payment.key()));
    }
    return write instanceof AcknowledgedWrite.Note note && hasNote(note);
  }

  private boolean hasNote(AcknowledgedWrite.Note note) {
    return WriteStamp.parse(notes.getOrDefault(Long.toString(note.customer()), ""))
        .filter(found -> found.isNotBefore(note.stamp()))
        .isPresent();
  }

  private static Map<String, String> lookUp(
      Connection connection, String sql, Collection<String> keys) throws SQLException {
    Map<String, String> found = new HashMap<>();
    List<String> all = List.copyOf(keys);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int from = 0; from < all.size(); from += BATCH) {
        List<String> batch = all.subList(from, Math.min(all.size(), from + BATCH));
        collect(connection.createArrayOf("text", batch.toArray()), statement, found::put);
      }
    }
    return found;
  }

  private static void collect(
      Array keys, PreparedStatement statement, BiConsumer<String, String> into)
      throws SQLException {
    statement.setArray(1, keys);
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        into.accept(rows.getString(1), rows.getString(2));
      }
    }
    keys.free();
  }
}
