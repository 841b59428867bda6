package dev.lepton.deploy.git;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The program {@code git}, which never asks a question here.
 *
 * @param folder of the clone
 * @param repository for messages
 */
record GitProgram(Path folder, String repository) {

  /** What an attempt printed, and how it ended. */
  private record Outcome(int code, String text) {}

  boolean succeeds(String... arguments) {
    return attempt(arguments).code() == 0;
  }

  /** Returns what it printed. */
  String run(String... arguments) {
    Outcome outcome = attempt(arguments);
    if (outcome.code() != 0) {
      throw failed(arguments[0], outcome.text().strip());
    }
    return outcome.text();
  }

  private Outcome attempt(String... arguments) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
      builder.environment().put("GIT_TERMINAL_PROMPT", "0");
      builder.environment().put("LC_ALL", "C");
      Process process = builder.start();
      process.getOutputStream().close();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Outcome(process.waitFor(), text);
    } catch (IOException e) {
      throw new LeptonException(
          ErrorCode.TOOL_MISSING,
          "git cannot be run: " + e.getMessage(),
          String.join(" ", command),
          "install git",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LeptonException(
          ErrorCode.INTERRUPTED, "interrupted while git ran", repository, "start again", e);
    }
  }

  private LeptonException failed(String verb, String text) {
    String where = repository + " (git " + verb + ")";
    if (text.contains("Authentication failed")
        || text.contains("Permission denied")
        || text.contains("could not read Username")) {
      return new LeptonException(
          ErrorCode.TARGET_REJECTED_LOGIN,
          "the repository does not let this user in: " + text,
          where,
          "see that git clone works by hand: a key, or a credential helper");
    }
    if (text.contains("[rejected]") || text.contains("non-fast-forward")) {
      return new LeptonException(
          ErrorCode.TARGET_FAILED,
          "somebody has pushed to the branch meanwhile",
          where,
          "run the same command again");
    }
    if (verb.equals("clone")) {
      return new LeptonException(
          ErrorCode.TARGET_UNREACHABLE,
          "the repository cannot be read: " + text,
          where,
          "see that git clone works by hand");
    }
    return new LeptonException(
        ErrorCode.TARGET_FAILED, text, where, "correct what git says, then run it again");
  }
}
