package dev.lepton.transform.internal.container;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Whether this machine's Python can start gunicorn. */
public final class Gunicorn {
  private static final int PATIENCE_SECONDS = 10;

  private Gunicorn() {}

  /** Asks Python; false as well when there is no Python. Takes some 100 ms, at most 10 s. */
  public static boolean isHere() {
    try {
      Process python =
          new ProcessBuilder("python3", "-c", "import gunicorn")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (python.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return python.exitValue() == 0;
      }
      python.destroyForcibly();
      return false;
    } catch (IOException noPython) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
