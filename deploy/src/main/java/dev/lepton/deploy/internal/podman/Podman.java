package dev.lepton.deploy.internal.podman;

import dev.lepton.deploy.internal.process.Environment;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs podman. */
final class Podman {
  static final Problem MISSING =
      new Problem(
          "podman is needed for this target and was not found.",
          "PATH",
          "Install it (Debian: apt-get install podman), or choose another target.type.");
  private static final long LONGEST_MINUTES = 30;

  private Podman() {}

  /**
   * What a command did.
   *
   * @param output standard output
   * @param errors standard error
   */
  record Result(boolean succeeded, String output, String errors) {
    /** The last lines of both, oldest first, as an indented block. */
    String tail(int lines) {
      List<String> all = (output + "\n" + errors).lines().filter(line -> !line.isBlank()).toList();
      return "\n    "
          + String.join("\n    ", all.subList(Math.max(0, all.size() - lines), all.size()));
    }
  }

  static boolean installed() {
    return Environment.find("podman").isPresent();
  }

  static Result run(List<String> arguments) {
    return run(arguments, "");
  }

  /**
   * @param input for its standard input; may hold secrets
   * @throws LeptonException TOOL_MISSING
   */
  static Result run(List<String> arguments, String input) {
    if (!installed()) {
      throw new LeptonException(ErrorCode.TOOL_MISSING, List.of(MISSING));
    }
    List<String> command = new ArrayList<>(List.of("podman"));
    command.addAll(arguments);
    return program(command, input);
  }

  /** Runs another program in the same way. */
  static Result program(List<String> command) {
    return program(command, "");
  }

  private static Result program(List<String> command, String input) {
    try {
      // Files and not pipes: podman leaves a monitor behind that would keep a pipe open.
      Path output = Files.createTempFile("lepton-podman", ".out");
      Path errors = Files.createTempFile("lepton-podman", ".err");
      try {
        return run(command, input, output, errors);
      } finally {
        Files.delete(output);
        Files.delete(errors);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Result run(List<String> command, String input, Path output, Path errors)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectOutput(output.toFile()).redirectError(errors.toFile());
    Process process = builder.start();
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    }
    try {
      boolean ended = process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES);
      process.destroy();
      return new Result(
          ended && process.exitValue() == 0, Files.readString(output), Files.readString(errors));
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new LeptonException(
          ErrorCode.INTERRUPTED,
          "Interrupted while podman was at work",
          "podman",
          "Run the command again.",
          e);
    }
  }
}
