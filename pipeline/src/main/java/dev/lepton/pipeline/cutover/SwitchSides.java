package dev.lepton.pipeline.cutover;

import dev.lepton.transfer.SwitchSession;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The databases of one attempt to switch. Closing lets go of each of them, even if one resists. Not
 * thread-safe.
 */
final class SwitchSides implements AutoCloseable {
  private final List<SwitchSession> sessions = new ArrayList<>();

  void add(SwitchSession session) {
    sessions.add(session);
  }

  void forEach(Consumer<SwitchSession> work) {
    sessions.forEach(work);
  }

  @Override
  public void close() {
    RuntimeException first = null;
    for (SwitchSession session : sessions) {
      first = close(session, first);
    }
    if (first != null) {
      throw first;
    }
  }

  private static @Nullable RuntimeException close(
      SwitchSession session, @Nullable RuntimeException first) {
    try {
      session.close();
      return first;
    } catch (RuntimeException e) {
      // Whatever it is: it is thrown once the other databases, whose writers wait, have been let
      // go.
      if (first == null) {
        return e;
      }
      first.addSuppressed(e);
      return first;
    }
  }
}
