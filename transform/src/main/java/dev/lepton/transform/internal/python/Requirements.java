package dev.lepton.transform.internal.python;

import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.Edit;
import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.source.TextFile;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Adds a library to requirements.txt, where nothing else must change with it. */
final class Requirements {
  private Requirements() {}

  /**
   * @return whether the library is there now; not where a lock file or hashes would no longer fit
   */
  static boolean add(Refactoring refactoring, Concern concern, String requirement) {
    String name = requirement.replaceAll("[^\\w-].*", "");
    Optional<TextFile> file = refactoring.tree().text("requirements.txt");
    if (file.isEmpty() || file.get().content().contains("--hash")) {
      return false;
    }
    boolean there =
        file.get().lines().stream()
            .map(line -> line.strip().toLowerCase(Locale.ROOT))
            .anyMatch(line -> line.matches(Pattern.quote(name) + "\\b.*"));
    if (!there) {
      String content = file.get().content();
      String separator = content.isEmpty() || content.endsWith("\n") ? "" : file.get().newline();
      refactoring.edit(
          new Edit(
              concern,
              file.get().path(),
              content.length(),
              0,
              separator + requirement + file.get().newline(),
              ""));
    }
    return true;
  }
}
