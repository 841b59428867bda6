package dev.lepton.transfer.postgres.stream;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.transfer.postgres.verify.SideSession;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A session for small questions that come again and again: opened with the first one and kept, as a
 * new one costs the server a process and all that it had remembered. Thread-safe; one question at a
 * time.
 */
final class KeptSession implements AutoCloseable {
  private final Supplier<SideSession> opener;
  private final Duration patience;
  private @Nullable SideSession session;

  /**
   * @param patience how long an answer may take before the connection counts as broken
   */
  KeptSession(Supplier<SideSession> opener, Duration patience) {
    this.opener = opener;
    this.patience = patience;
  }

  /**
   * Asks once more on a new connection where the kept one is found broken: it may have been ended,
   * while nobody looked, by a restart or a time-out of idle sessions.
   */
  synchronized <T> T ask(Function<SideSession, T> question) {
    try {
      return question.apply(opened());
    } catch (LeptonException e) {
      if (e.code() != ErrorCode.CONNECTION_LOST) {
        throw e;
      }
      close();
      return question.apply(opened());
    }
  }

  private SideSession opened() {
    SideSession open = session;
    if (open == null) {
      open = opener.get();
      session = open;
      open.answerWithin(patience);
    }
    return open;
  }

  /** The next question opens a new one. */
  @Override
  public synchronized void close() {
    if (session != null) {
      session.abandon();
      session = null;
    }
  }
}
