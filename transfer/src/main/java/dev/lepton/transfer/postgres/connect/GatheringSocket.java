package dev.lepton.transfer.postgres.connect;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A socket whose reader looks for bytes now and then instead of sleeping on it, and takes all there
 * are. A walsender sends every message on its own: a reader that sleeps is woken for each of them,
 * which costs both sides more than the message. Whoever looks again and again and finds nothing for
 * too long is told that the connection is dead: the other side is asked for a word often enough.
 * One thread may read.
 */
final class GatheringSocket extends Socket {
  private static final int BUFFER_BYTES = 256 << 10;
  private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

  /** Longer time-outs are for the server's answers, for which there is nothing to gather. */
  private static final int LONGEST_PAUSED_MILLIS = 5;

  /**
   * Every so many looks that find nothing, a real read finds out whether the other side is gone.
   */
  private static final int LOOKS = 50;

  /** Who looks less often is not waiting. */
  private static final long LOOKING_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Duration silence = Silence.limit();
  private @Nullable InputStream gathered;

  @Override
  public InputStream getInputStream() throws IOException {
    InputStream stream = gathered;
    if (stream == null) {
      stream = new Gathered(super.getInputStream());
      gathered = stream;
    }
    return stream;
  }

  private final class Gathered extends InputStream {
    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int next;
    private int end;
    private int emptyLooks;
    private long silentSince;
    private long lastLook;

    private Gathered(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      return fill() ? buffer[next++] & 255 : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (!fill()) {
        return -1;
      }
      int count = Math.min(length, end - next);
      System.arraycopy(buffer, next, into, offset, count);
      next += count;
      return count;
    }

    @Override
    public int available() throws IOException {
      return end > next ? end - next : in.available();
    }

    /** Whether there is a byte; false at the end of the stream. */
    private boolean fill() throws IOException {
      if (next < end) {
        return true;
      }
      int patience = getSoTimeout();
      if (patience > 0 && patience <= LONGEST_PAUSED_MILLIS && in.available() == 0) {
        LockSupport.parkNanos(PAUSE_NANOS);
        if (in.available() == 0) {
          requireWord();
          if (++emptyLooks % LOOKS != 0) {
            throw new SocketTimeoutException("nothing has arrived");
          }
        }
      }
      int count = in.read(buffer);
      lastLook = 0;
      next = 0;
      end = Math.max(0, count);
      return count > 0;
    }

    /** Silence is counted while somebody looks: a reader that did something else missed nothing. */
    private void requireWord() throws SocketException {
      long now = System.nanoTime();
      if (lastLook == 0 || now - lastLook > LOOKING_NANOS) {
        silentSince = now;
      }
      lastLook = now;
      if (now - silentSince > silence.toNanos()) {
        throw new SocketException(
            "the server has not said a word for " + silence.toSeconds() + " s");
      }
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
