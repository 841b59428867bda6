package dev.lepton.transfer.postgres.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** That a transaction in progress comes out of its spool as it went in. */
class TransactionSpoolTest {
  private static final ByteBuffer MESSAGE = ByteBuffer.wrap(new byte[] {'I', 0, 0, 0, 7});

  @Property(tries = 20)
  void messagesOfAnySizeComeBackInTheirOrder(@ForAll long seed)
      throws SQLException, InterruptedException {
    Random random = new Random(seed);
    List<byte[]> messages = new ArrayList<>();
    try (TransactionSpool spool = new TransactionSpool()) {
      for (int i = 0; i < 200; i++) {
        // Now and then one that is larger than what the spool holds in memory.
        byte[] message = new byte[5 + random.nextInt(random.nextInt(50) == 0 ? 700_000 : 8_000)];
        random.nextBytes(message);
        messages.add(message);
        spool.add(ByteBuffer.wrap(message), 7);
      }
      assertThat(replayed(spool)).containsExactlyElementsOf(messages);
    }
  }

  @Example
  void aPartThatWasRolledBackIsKnown() {
    StreamedTransactions transactions = new StreamedTransactions();
    transactions.start(7);
    transactions.add(MESSAGE.duplicate());
    transactions.stop();
    transactions.abort(new Message.StreamAbort(7, 8));
    try (TransactionSpool spool = transactions.take(7)) {
      assertThat(spool.aborted()).containsExactly(8);
    }
  }

  @Example
  void aTransactionThatWasRolledBackIsForgotten() throws SQLException, InterruptedException {
    StreamedTransactions transactions = new StreamedTransactions();
    transactions.start(7);
    transactions.add(MESSAGE.duplicate());
    transactions.stop();
    transactions.abort(new Message.StreamAbort(7, 7));
    transactions.start(7);
    transactions.stop();
    try (TransactionSpool spool = transactions.take(7)) {
      assertThat(replayed(spool)).isEmpty();
    }
  }

  private static List<byte[]> replayed(TransactionSpool spool)
      throws SQLException, InterruptedException {
    List<byte[]> messages = new ArrayList<>();
    spool.replay(
        message -> {
          byte[] bytes = new byte[message.remaining()];
          message.get(bytes);
          messages.add(bytes);
        });
    return messages;
  }
}
