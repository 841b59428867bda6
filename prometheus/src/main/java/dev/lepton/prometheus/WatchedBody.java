package dev.lepton.prometheus;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * The body of an answer, given up once nothing more has come for too long: the HTTP client's own
 * time limit ends with the headers, and however long an answer is, there is one end to waiting for
 * its next part. Read by one thread.
 */
final class WatchedBody extends FilterInputStream {
  private final Duration patience;
  private final Executor later;
  private volatile long lastPart = System.nanoTime();
  private volatile boolean waiting;
  private volatile boolean ended;
  private volatile boolean givenUp;

  WatchedBody(InputStream body, Duration patience) {
    super(body);
    this.patience = patience;
    this.later =
        CompletableFuture.delayedExecutor(
            Math.max(1, patience.toMillis() / 4), TimeUnit.MILLISECONDS);
    later.execute(this::look);
  }

  private void look() {
    // What the reader does between two parts is its own affair.
    if (waiting && System.nanoTime() - lastPart > patience.toNanos()) {
      giveUp();
    } else if (!ended) {
      later.execute(this::look);
    }
  }

  private void giveUp() {
    givenUp = true;
    try {
      in.close();
    } catch (IOException e) {
      // The reader is told by its next part; there is nobody else to tell.
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    lastPart = System.nanoTime();
    waiting = true;
    try {
      int count = in.read(into, offset, length);
      if (givenUp) {
        throw stalled();
      }
      return count;
    } catch (IOException e) {
      throw givenUp ? stalled() : e;
    } finally {
      waiting = false;
    }
  }

  private IOException stalled() {
    return new IOException(
        "its answer has begun, and then nothing came for " + patience.toSeconds() + " s");
  }

  @Override
  public void close() throws IOException {
    ended = true;
    super.close();
  }
}
