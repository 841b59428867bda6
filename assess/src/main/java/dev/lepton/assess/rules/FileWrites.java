package dev.lepton.assess.rules;

import dev.lepton.assess.code.Call;
import dev.lepton.assess.code.CodeFile;
import dev.lepton.assess.code.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which calls write to the local disk, and where to. */
final class FileWrites {
  private static final Set<String> WRITERS =
      Set.of(
          "java.io.FileWriter",
          "java.io.FileOutputStream",
          "java.io.PrintWriter",
          "java.io.RandomAccessFile",
          "java.io.PrintStream");
  private static final Set<String> WRITING =
      Set.of(
          "write",
          "writeString",
          "newOutputStream",
          "newBufferedWriter",
          "createDirectories",
          "createDirectory",
          "createFile");
  private static final Set<String> FOLDER_MAKING = Set.of("mkdir", "mkdirs", "createNewFile");
  private static final Set<String> TRANSFERS = Set.of("copy", "move");
  private static final Pattern LOG =
      Pattern.compile("(?i).*(\\.log([.%\uFFFC].*)?|(^|[/\\\\_-])logs?([/\\\\].*|$))");
  private static final List<String> FILES = List.of("java.nio.file.Files");

  private FileWrites() {}

  /** The path that a Java call writes to; empty when it does not write. */
  static Optional<Value> target(Call call) {
    boolean first = call.isOn(WRITERS, Set.of(Call.CONSTRUCTOR)) || call.isOn(FILES, WRITING);
    if (first) {
      return call.argument(0);
    }
    return call.isOn(FILES, TRANSFERS) ? call.argument(1) : Optional.empty();
  }

  static boolean writes(Call call) {
    return target(call).isPresent()
        || FOLDER_MAKING.contains(call.name()) && call.owner().is("java.io.File");
  }

  static boolean writesAnything(CodeFile file) {
    return file.calls().stream().anyMatch(FileWrites::writes);
  }

  static boolean isLog(String path) {
    return LOG.matcher(path).matches();
  }
}
