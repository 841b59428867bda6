package dev.lepton.deploy.postgres;

import dev.lepton.deploy.internal.process.Liveness;
import dev.lepton.deploy.internal.state.StateFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What {@code postmaster.pid} says: see "postmaster.pid" in PostgreSQL's storage chapter.
 *
 * @param started when the server wrote the file
 * @param ready whether it accepts connections
 */
record Postmaster(long pid, Instant started, int port, boolean ready) {
  private static final int LINES_BEFORE_STATUS = 7;

  /** The server that runs on the data folder. */
  static Optional<Postmaster> running(Path data) {
    return read(data).filter(Postmaster::alive);
  }

  private static Optional<Postmaster> read(Path data) {
    List<String> lines =
        file(data).read().stream().flatMap(String::lines).map(String::trim).toList();
    if (lines.size() < 4 || !(lines.get(0) + lines.get(2) + lines.get(3)).matches("[0-9]+")) {
      return Optional.empty();
    }
    boolean ready =
        lines.size() > LINES_BEFORE_STATUS && lines.get(LINES_BEFORE_STATUS).equals("ready");
    return Optional.of(
        new Postmaster(
            Long.parseLong(lines.get(0)),
            Instant.ofEpochSecond(Long.parseLong(lines.get(2))),
            Integer.parseInt(lines.get(3)),
            ready));
  }

  private boolean alive() {
    return ProcessHandle.of(pid).filter(handle -> Liveness.alive(handle, started)).isPresent();
  }

  /**
   * Removes the file when its pid belongs to another process by now, or to one that has ended and
   * was not collected: the server itself would take either for a running one. In all other cases it
   * knows best.
   */
  static void forgetStale(Path data) {
    boolean stale =
        read(data)
            .filter(left -> !left.alive() && ProcessHandle.of(left.pid()).isPresent())
            .isPresent();
    if (stale) {
      file(data).delete();
    }
  }

  private static StateFile file(Path data) {
    return new StateFile(data.resolve("postmaster.pid"));
  }
}
