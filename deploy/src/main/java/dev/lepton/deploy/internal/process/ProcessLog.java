package dev.lepton.deploy.internal.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The end of a log file, fit for an error message.
 *
 * @param file the log
 */
public record ProcessLog(Path file) {
  private static final int TAIL_BYTES = 16 * 1024;

  /** The last lines that are not blank, oldest first; empty when there is no log. */
  public List<String> tail(int lines) {
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      log.seek(Math.max(0, log.length() - TAIL_BYTES));
      byte[] bytes = new byte[(int) Math.min(TAIL_BYTES, log.length() - log.getFilePointer())];
      log.readFully(bytes);
      List<String> all =
          new String(bytes, StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank())
              .toList();
      return all.subList(Math.max(0, all.size() - lines), all.size());
    } catch (IOException e) {
      return List.of("(the log cannot be read: " + e.getMessage() + ")");
    }
  }

  /**
   * The last lines as an indented block that starts on a line of its own; says so when there are
   * none.
   */
  public String block(int lines) {
    List<String> tail = tail(lines);
    return tail.isEmpty()
        ? " (it wrote nothing to its log)"
        : tail.stream().map(line -> "\n    " + line).collect(Collectors.joining());
  }
}
