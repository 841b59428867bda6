package dev.lepton.transform.internal.container.builder;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs other programs to their end. Thread-safe. */
final class Shell {
  private Shell() {}

  /**
   * What a program did.
   *
   * @param output what it wrote, errors among it
   */
  record Result(int status, String output) {
    boolean succeeded() {
      return status == 0;
    }

    /** The last lines, indented. */
    String tail(int lines) {
      List<String> all = output.lines().filter(line -> !line.isBlank()).toList();
      return "\n    "
          + String.join("\n    ", all.subList(Math.max(0, all.size() - lines), all.size()));
    }
  }

  /**
   * @throws LeptonException INTERRUPTED; the program is ended then
   */
  static Result run(List<String> words, Path folder, Map<String, String> environment)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    try {
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor(), output);
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new LeptonException(
          ErrorCode.INTERRUPTED,
          "Interrupted while " + words.get(0) + " was at work",
          words.get(0),
          "Run the command again.",
          e);
    }
  }
}
