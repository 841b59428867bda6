package dev.lepton.assess.source;

import java.nio.file.Path;
import java.util.List;

/**
 * The files of an application.
 *
 * @param files ordered by path
 * @param notAnalysed what was left out, each with its reason
 */
public record SourceTree(Path root, List<SourceFile> files, List<String> notAnalysed) {

  public SourceTree {
    files = List.copyOf(files);
    notAnalysed = List.copyOf(notAnalysed);
  }
}
