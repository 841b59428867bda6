package dev.lepton.cli.traffic;

import java.util.Optional;

/** A write that the shop said it has done. */
sealed interface AcknowledgedWrite {

  /** One line of the journal, without its end. */
  String line();

  /** As a person reads it. */
  String description();

  record Order(String reference) implements AcknowledgedWrite {
    @Override
    public String line() {
      return "order\t" + reference;
    }

    @Override
    public String description() {
      return "order " + reference;
    }
  }

  record Payment(String reference, String key) implements AcknowledgedWrite {
    @Override
    public String line() {
      return "payment\t" + reference + "\t" + key;
    }

    @Override
    public String description() {
      return "payment " + key + " of order " + reference;
    }
  }

  record Cancellation(String reference) implements AcknowledgedWrite {
    @Override
    public String line() {
      return "cancellation\t" + reference;
    }

    @Override
    public String description() {
      return "cancellation of order " + reference;
    }
  }

  record Note(long customer, WriteStamp stamp) implements AcknowledgedWrite {
    @Override
    public String line() {
      return "note\t" + customer + "\t" + stamp;
    }

    @Override
    public String description() {
      return "note " + stamp + " of customer " + customer;
    }
  }

  /** Reads a line of the journal; empty when it is none. */
  static Optional<AcknowledgedWrite> parse(String line) {
    String[] parts = line.split("\t", -1);
    return switch (parts[0] + "/" + parts.length) {
      case "order/2" -> Optional.of(new Order(parts[1]));
      case "payment/3" -> Optional.of(new Payment(parts[1], parts[2]));
      case "cancellation/2" -> Optional.of(new Cancellation(parts[1]));
      case "note/3" ->
          parts[1].matches("\\d{1,18}")
              ? WriteStamp.parse(parts[2]).map(stamp -> new Note(Long.parseLong(parts[1]), stamp))
              : Optional.empty();
      default -> Optional.empty();
    };
  }
}
