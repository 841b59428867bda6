package dev.lepton.transform.internal.container.language;

import dev.lepton.model.error.Problem;
import dev.lepton.transform.internal.container.Stack;
import java.util.List;
import java.util.Optional;

/**
 * What a language makes of a project.
 *
 * @param missing what a project of this language lacks to be started; empty when it is none, or
 *     when it is one that need not be started
 * @param bare the project with its libraries, for commands that stand elsewhere; empty when the
 *     language cannot run such
 */
public record Search(List<Found> found, List<Problem> missing, Optional<Stack> bare) {

  /** The project is of another language. */
  public static Search nothing() {
    return new Search(List.of(), List.of(), Optional.empty());
  }

  public static Search of(List<Found> found) {
    return new Search(List.copyOf(found), List.of(), found.stream().map(Found::stack).findFirst());
  }

  public static Search missing(String what, String where, String fix) {
    return new Search(List.of(), List.of(new Problem(what, where, fix)), Optional.empty());
  }

  /** The same, with a way to run other commands of the project. */
  public Search orRun(Stack stack) {
    return new Search(found, missing, bare.or(() -> Optional.of(stack)));
  }
}
