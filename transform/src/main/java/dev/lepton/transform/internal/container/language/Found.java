package dev.lepton.transform.internal.container.language;

import dev.lepton.transform.internal.container.Evidence;
import dev.lepton.transform.internal.container.Role;
import dev.lepton.transform.internal.container.Stack;
import java.util.List;
import java.util.Optional;

/**
 * Something in a project that can be started. Immutable.
 *
 * @param name its own name; empty to be called like its folder
 * @param entry what starts: a main class, a module with its application, a file; the user chooses
 *     by it
 * @param alternative whether it is one of several ways to start the same thing, of which at most
 *     one is meant
 * @param context the folder that the image is built from
 * @param port where the code says that it listens
 */
public record Found(
    Optional<String> name,
    String entry,
    boolean alternative,
    String context,
    Role role,
    Stack stack,
    Optional<Integer> port,
    List<Evidence> evidence) {

  /** The only thing of its project, named like it. */
  public static Found alone(
      Folder folder,
      String entry,
      Role role,
      Stack stack,
      Optional<Integer> port,
      List<Evidence> evidence) {
    return new Found(
        Optional.empty(), entry, true, folder.path(), role, stack, port, List.copyOf(evidence));
  }
}
