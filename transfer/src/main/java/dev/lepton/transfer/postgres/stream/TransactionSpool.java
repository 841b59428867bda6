package dev.lepton.transfer.postgres.stream;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one transaction that the source has not ended yet, as they came: in memory while
 * they are few, else in a temporary file that only we can read and that goes with the process. Not
 * thread-safe.
 */
final class TransactionSpool implements AutoCloseable {
  private static final int BUFFER_BYTES = 256 << 10;

  /** Before a message stands its length. */
  private static final int HEAD = Integer.BYTES;

  private final Set<Integer> aborted = new HashSet<>();
  private final Set<Integer> parts = new HashSet<>();
  private int lastPart;
  private ByteBuffer tail = ByteBuffer.allocate(0);
  private @Nullable FileChannel file;
  private long filed;

  /** What is done with a message; it may keep the array that the message stands in. */
  @FunctionalInterface
  interface Reader {
    void read(ByteBuffer message) throws SQLException, InterruptedException;
  }

  /**
   * The transaction, or the part of one, that a message in a streamed transaction belongs to.
   *
   * @param otherwise for an origin, which comes without an id, and says nothing here
   */
  static int owner(ByteBuffer message, int otherwise) {
    int begin = message.position();
    return message.get(begin) == 'O' ? otherwise : message.getInt(begin + 1);
  }

  /**
   * Adds the rest of the buffer as a message.
   *
   * @param transaction that the message belongs to, maybe by one of its parts
   */
  void add(ByteBuffer message, int transaction) {
    int part = owner(message, transaction);
    if (part != lastPart || parts.isEmpty()) {
      parts.add(part);
      lastPart = part;
    }
    int needed = HEAD + message.remaining();
    if (tail.remaining() < needed) {
      flush();
      if (tail.capacity() < needed) {
        tail = ByteBuffer.allocate(Math.max(needed, BUFFER_BYTES));
      }
    }
    tail.putInt(message.remaining()).put(message);
  }

  /** Forgets what a subtransaction did. */
  void abort(int subtransaction) {
    aborted.add(subtransaction);
  }

  /** What was rolled back so far of the transaction. */
  Set<Integer> aborted() {
    return Set.copyOf(aborted);
  }

  /** The transaction and the parts of it that messages belong to. */
  Set<Integer> parts() {
    return Set.copyOf(parts);
  }

  boolean isEmpty() {
    return parts.isEmpty();
  }

  /** Reads all messages in their order, those of aborted subtransactions too. */
  void replay(Reader reader) throws SQLException, InterruptedException {
    long position = 0;
    while (position < filed) {
      ByteBuffer piece = read(position, (int) Math.min(BUFFER_BYTES, filed - position));
      int first = piece.getInt(0);
      if (HEAD + first > piece.limit()) {
        piece = read(position, HEAD + first);
      }
      position += messages(piece, reader);
    }
    messages(tail.duplicate().flip(), reader);
  }

  /** Reads the whole messages of a piece; returns their size. */
  private static long messages(ByteBuffer piece, Reader reader)
      throws SQLException, InterruptedException {
    while (piece.remaining() >= HEAD) {
      int length = piece.getInt(piece.position());
      if (piece.remaining() < HEAD + length) {
        break;
      }
      int begin = piece.position() + HEAD;
      reader.read(ByteBuffer.wrap(piece.array(), begin, length));
      piece.position(begin + length);
    }
    return piece.position();
  }

  private ByteBuffer read(long position, int length) {
    ByteBuffer piece = ByteBuffer.allocate(length);
    try {
      while (piece.hasRemaining()) {
        if (opened().read(piece, position + piece.position()) < 0) {
          throw new IOException("the file ends too early");
        }
      }
    } catch (IOException e) {
      throw failure(e);
    }
    return piece.flip();
  }

  private void flush() {
    tail.flip();
    try {
      while (tail.hasRemaining()) {
        filed += opened().write(tail, filed);
      }
    } catch (IOException e) {
      throw failure(e);
    }
    tail.clear();
  }

  private FileChannel opened() throws IOException {
    FileChannel channel = file;
    if (channel == null) {
      Path path = Files.createTempFile("lepton-transaction-", ".spool");
      channel =
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      file = channel;
    }
    return channel;
  }

  private static LeptonException failure(IOException cause) {
    return new LeptonException(
        ErrorCode.DISK_FULL,
        "a transaction in progress at the source cannot be kept: " + cause.getMessage(),
        System.getProperty("java.io.tmpdir"),
        "make room there, or name another directory with -Djava.io.tmpdir; then run again",
        cause);
  }

  @Override
  public void close() {
    FileChannel channel = file;
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        throw failure(e);
      }
    }
  }
}
