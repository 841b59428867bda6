package dev.lepton.deploy.internal.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Whether a process runs. */
public final class Liveness {
  private Liveness() {}

  /**
   * Whether the process runs. One that has ended counts as dead even while its parent has not
   * collected it, which in a container without a proper init process may be for ever.
   */
  public static boolean alive(ProcessHandle handle) {
    return handle.isAlive() && !zombie(handle.pid());
  }

  /** Whether the process runs and started at about that instant; a reused pid did not. */
  public static boolean alive(ProcessHandle handle, Instant started) {
    return alive(handle) && PidFile.startedAt(handle, started);
  }

  private static boolean zombie(long pid) {
    try {
      String stat =
          new String(
              Files.readAllBytes(Path.of("/proc/" + pid + "/stat")), StandardCharsets.ISO_8859_1);
      // pid (command) state …; the command may contain blanks and parentheses.
      int state = stat.lastIndexOf(')') + 2;
      return state < stat.length() && stat.charAt(state) == 'Z';
    } catch (IOException e) {
      // No /proc here, or the process has just gone; isAlive has the last word.
      return false;
    }
  }
}
