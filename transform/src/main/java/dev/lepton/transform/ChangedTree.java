package dev.lepton.transform;

import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.migration.Migration;
import dev.lepton.transform.internal.output.Staging;
import dev.lepton.transform.internal.source.SecretFiles;
import dev.lepton.transform.internal.source.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** A source tree and what the recipes made of it. */
record ChangedTree(SourceTree tree, RefactoredSource source) {
  static ChangedTree of(SourceTree tree, Assessment assessment, Migration migration) {
    return new ChangedTree(tree, RefactoredSource.of(tree, assessment, migration));
  }

  /**
   * Writes the changed source, without the files that are there to hold secrets, and its patches.
   *
   * @param prefix of all paths: empty, or a folder with a slash at its end
   * @return files of the source
   */
  int write(Staging staging, String prefix) throws IOException {
    Path copy = staging.folder().resolve(prefix + "source");
    Set<String> secret = Set.copyOf(SecretFiles.in(tree));
    tree.copyTo(copy, secret);
    for (Map.Entry<String, byte[]> result : source.patches().results().entrySet()) {
      if (!secret.contains(result.getKey())) {
        replace(copy.resolve(result.getKey()), result.getValue());
      }
    }
    for (Map.Entry<String, String> patch : source.patches().patches().entrySet()) {
      staging.write(prefix + "patches/" + patch.getKey(), "patch", patch.getValue());
    }
    return tree.files().size() - secret.size();
  }

  /** Takes the old file away first: it may be a link, or protected against writing. */
  private static void replace(Path file, byte[] content) throws IOException {
    boolean executable = Files.isExecutable(file);
    Files.deleteIfExists(file);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
    if (executable && !file.toFile().setExecutable(true)) {
      throw new IOException(file + " cannot be made executable");
    }
  }

  boolean isChanged() {
    return !source.patches().results().isEmpty();
  }

  /** Writes the changes into the user's own tree. */
  int applyInPlace(Steps steps) throws IOException {
    Map<String, byte[]> results = source.patches().results();
    InPlace.apply(tree, results);
    results.keySet().forEach(file -> steps.audit("change the user's source", file));
    return results.size();
  }
}
