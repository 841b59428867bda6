package dev.lepton.cli.traffic;

import dev.lepton.cli.traffic.ShopClient.Outcome;
import dev.lepton.cli.traffic.ShopClient.Reply;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A customer who buys. An order is followed by its payment or, every fifth, by its cancellation;
 * now and then a note is changed.
 *
 * <p>A write whose outcome is unknown may still be carried out later. What it touched is therefore
 * left alone from then on: an order gets no follow-up, a customer no other note.
 */
final class Writer implements PacedLoop.Turn {
  private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*(\\d{1,18})");
  private static final int CANCEL_EVERY = 5;
  private static final int NOTE_EVERY = 4;

  private final ShopClient client;
  private final TrafficPlan.Stock stock;
  private final WriteLedger ledger;
  private final WriteStamp first;
  private final SplittableRandom random;
  private final Deque<Long> customers = new ArrayDeque<>();
  private Optional<Placed> placed = Optional.empty();
  private long writes;
  private long orders;
  private long choices;

  private record Placed(long id, String reference) {}

  /**
   * @param first the writer's own number and run
   * @param writers how many writers share the customers
   */
  Writer(
      ShopClient client,
      TrafficPlan.Stock stock,
      WriteLedger ledger,
      WriteStamp first,
      int writers) {
    this.client = client;
    this.stock = stock;
    this.ledger = ledger;
    this.first = first;
    this.random = new SplittableRandom(1_000 + first.writer());
    for (long customer = first.writer(); customer <= stock.customers(); customer += writers) {
      customers.addLast(customer);
    }
  }

  @Override
  public void take() throws InterruptedException {
    writes++;
    try {
      next();
    } catch (InterruptedException e) {
      ledger.unknown();
      throw e;
    }
  }

  private void next() throws InterruptedException {
    if (placed.isPresent()) {
      Placed order = placed.get();
      placed = Optional.empty();
      if (orders % CANCEL_EVERY == 0) {
        cancel(order);
      } else {
        pay(order);
      }
    } else if (++choices % NOTE_EVERY == 0 && !customers.isEmpty()) {
      changeNote(customers.removeFirst());
    } else {
      order();
    }
  }

  private void order() throws InterruptedException {
    String reference = stamp().toString();
    Reply reply = client.write("POST", "POST /api/orders", "/api/orders", orderJson(reference));
    orders++;
    if (settle(reply, new AcknowledgedWrite.Order(reference))) {
      Matcher id = ID.matcher(reply.body());
      placed =
          id.find()
              ? Optional.of(new Placed(Long.parseLong(id.group(1)), reference))
              : Optional.empty();
    }
  }

  private String orderJson(String reference) {
    int product = 1 + random.nextInt(stock.products());
    int other = 1 + random.nextInt(stock.products());
    return "{\"customerId\": "
        + (1 + random.nextInt(stock.customers()))
        + ", \"reference\": \""
        + reference
        + "\", \"lines\": [{\"productId\": "
        + product
        + ", \"quantity\": "
        + (1 + random.nextInt(3))
        + "}, {\"productId\": "
        + other
        + ", \"quantity\": 1}]}";
  }

  private void pay(Placed order) throws InterruptedException {
    String key = stamp().toString();
    String json =
        "{\"amount\": "
            + (1 + random.nextInt(500))
            + ".50, \"method\": \"card\", \"key\": \""
            + key
            + "\"}";
    Reply reply =
        client.write(
            "POST",
            "POST /api/orders/{id}/payments",
            "/api/orders/" + order.id() + "/payments",
            json);
    settle(reply, new AcknowledgedWrite.Payment(order.reference(), key));
  }

  private void cancel(Placed order) throws InterruptedException {
    Reply reply =
        client.write(
            "POST", "POST /api/orders/{id}/cancel", "/api/orders/" + order.id() + "/cancel", "{}");
    settle(reply, new AcknowledgedWrite.Cancellation(order.reference()));
  }

  private void changeNote(long customer) throws InterruptedException {
    WriteStamp stamp = stamp();
    Reply reply =
        client.write(
            "PUT",
            "PUT /api/customers/{id}",
            "/api/customers/" + customer,
            "{\"note\": \"" + stamp + "\"}");
    settle(reply, new AcknowledgedWrite.Note(customer, stamp));
    if (reply.outcome() != Outcome.UNKNOWN) {
      customers.addLast(customer);
    }
  }

  private boolean settle(Reply reply, AcknowledgedWrite write) {
    switch (reply.outcome()) {
      case DONE -> ledger.acknowledged(write);
      case UNKNOWN -> ledger.unknown();
      case REFUSED -> {
        return false;
      }
    }
    return reply.outcome() == Outcome.DONE;
  }

  private WriteStamp stamp() {
    return new WriteStamp(first.writer(), first.run(), writes);
  }
}
