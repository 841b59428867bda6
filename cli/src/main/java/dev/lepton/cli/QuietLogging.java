package dev.lepton.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;

/**
 * Sets the JDK's logging up when the first library logs something, which in most runs none does: to
 * set it up at once takes a tenth of a second, since it looks into every jar.
 */
public final class QuietLogging {
  private static final String PROPERTY = "java.util.logging.config.class";

  /** Called by the JDK, which makes one of these and is done. */
  public QuietLogging() throws IOException {
    String settings = "handlers=java.util.logging.ConsoleHandler\n.level=SEVERE\n";
    LogManager.getLogManager()
        .readConfiguration(new ByteArrayInputStream(settings.getBytes(StandardCharsets.UTF_8)));
  }

  /** Libraries log to standard error only what a user must see. */
  static void announce() {
    if (System.getProperty(PROPERTY) == null) {
      System.setProperty(PROPERTY, QuietLogging.class.getName());
    }
  }
}
