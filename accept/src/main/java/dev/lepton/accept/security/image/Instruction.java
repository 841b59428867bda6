package dev.lepton.accept.security.image;

import java.util.Arrays;
import java.util.List;

/**
 * One instruction of a Dockerfile.
 *
 * @param line where it starts, 1-based
 * @param keyword in upper case
 * @param arguments continued lines joined by blanks
 */
record Instruction(int line, String keyword, String arguments) {

  /** The arguments without leading options such as {@code --from=build}. */
  List<String> words() {
    return Arrays.stream(arguments.split("\\s+"))
        .filter(word -> !word.isEmpty())
        .dropWhile(word -> word.startsWith("--"))
        .toList();
  }
}
