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
  private ByteBuffer tail = ByteBuffer.allocate(BUFFER_BYTES);
  private @Nullable FileChannel file;
  private long filed;

  /** What is done with a message; it may keep the array that the message stands in. */
  @FunctionalInterface
  interface Reader {
    void read(ByteBuffer message) throws SQLException, InterruptedException;
  }

  /** Adds the rest of the buffer as a message. */
  void add(ByteBuffer message) {
    int needed = HEAD + message.remaining();
    if (tail.remaining() < needed) {
      flush();
      tail = tail.capacity() < needed ? ByteBuffer.allocate(needed) : tail;
    }
    tail.putInt(message.remaining()).put(message);
  }

  /** Forgets what a subtransaction did. */
  void abort(int subtransaction) {
    aborted.add(subtransaction);
  }

  boolean isAborted(int subtransaction) {
    return aborted.contains(subtransaction);
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
