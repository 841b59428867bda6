package dev.lepton.transform;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import dev.lepton.transform.internal.source.SourceTree;
import dev.lepton.transform.internal.source.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the changes into the user's own tree, all of them or none. */
final class InPlace {
  private InPlace() {}

  /**
   * @throws LeptonException SOURCE_CHANGED, before anything is written, when a file is no longer
   *     what the change was made from
   */
  static void apply(SourceTree tree, Map<String, byte[]> results) throws IOException {
    List<Problem> changed = new ArrayList<>();
    for (String file : results.keySet()) {
      if (!unchanged(tree, file)) {
        changed.add(
            new Problem(
                "The file has changed since it was read",
                tree.root().resolve(file).toString(),
                "Run the transformation again."));
      }
    }
    if (!changed.isEmpty()) {
      throw new LeptonException(ErrorCode.SOURCE_CHANGED, changed);
    }
    for (Map.Entry<String, byte[]> result : results.entrySet()) {
      Path file = tree.root().resolve(result.getKey());
      Path fresh = file.resolveSibling("." + file.getFileName() + ".lepton");
      Files.write(fresh, result.getValue());
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static boolean unchanged(SourceTree tree, String file) throws IOException {
    Path path = tree.root().resolve(file);
    Optional<TextFile> read = tree.text(file);
    if (read.isEmpty()) {
      return !Files.exists(path);
    }
    return Files.exists(path)
        && Arrays.equals(
            Files.readAllBytes(path), read.get().content().getBytes(read.get().charset()));
  }
}
