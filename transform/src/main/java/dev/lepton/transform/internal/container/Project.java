package dev.lepton.transform.internal.container;

import dev.lepton.transform.internal.container.language.Folder;
import java.util.List;
import java.util.Optional;

/**
 * A project of a tree and what was found in it.
 *
 * @param name of the folder, or of the tree for its root
 * @param bare the project with its libraries, for commands that stand elsewhere
 */
record Project(Folder folder, String name, List<Draft> drafts, Optional<Draft> bare) {

  /** Whether a folder of the tree is in this project, and not in one below. */
  boolean holds(String path) {
    String own = folder.path();
    boolean inside = own.isEmpty() || path.equals(own) || path.startsWith(own + "/");
    return inside
        && folder.below().stream()
            .noneMatch(other -> path.equals(other) || path.startsWith(other + "/"));
  }
}
