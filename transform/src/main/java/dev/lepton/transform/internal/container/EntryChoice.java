package dev.lepton.transform.internal.container;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.transform.internal.container.language.Found;
import dev.lepton.transform.internal.container.process.Process;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Chooses among several ways to start one project: by what the user says, by what the files that
 * start it say, by what serves rather than supports. Pure.
 *
 * @param entry the user's choice
 * @param assessed what the assessment took for the entry point
 * @param processes those that run this project's code
 */
record EntryChoice(Optional<String> entry, Optional<String> assessed, List<Process> processes) {

  /**
   * What was chosen, and why nothing more was.
   *
   * @param doubt names the candidates when several are left
   */
  record Choice(List<Found> chosen, Optional<LeptonException> doubt) {}

  /** The chosen one of the alternatives, and all that are none. */
  Choice of(String folder, List<Found> found) {
    List<Found> chosen = new ArrayList<>(found.stream().filter(one -> !one.alternative()).toList());
    List<Found> alternatives = found.stream().filter(Found::alternative).toList();
    List<Found> serving = serving(alternatives);
    if (serving.isEmpty() || !chosen.isEmpty() && serving.get(0).role() == Role.STATIC) {
      return new Choice(chosen, Optional.empty());
    }
    Optional<Found> one =
        entry
            .flatMap(name -> only(alternatives, candidate -> isCalled(candidate, name)))
            .or(
                () ->
                    assessed.flatMap(
                        name -> only(alternatives, candidate -> isCalled(candidate, name))))
            .or(() -> only(serving, any -> true))
            .or(() -> only(serving, this::isStarted))
            .or(() -> only(alternatives, this::isStarted));
    one.ifPresent(candidate -> chosen.add(0, candidate));
    // Scripts of which each is a process of its own become services by those.
    boolean settled = one.isPresent() || serving.stream().allMatch(this::isStarted);
    return new Choice(chosen, settled ? Optional.empty() : Optional.of(ambiguous(folder, serving)));
  }

  /** What answers requests is meant before what does not, and a program before plain files. */
  private static List<Found> serving(List<Found> alternatives) {
    for (Role role : List.of(Role.WEB, Role.WORKER)) {
      List<Found> such = alternatives.stream().filter(one -> one.role() == role).toList();
      if (!such.isEmpty()) {
        return such;
      }
    }
    return alternatives;
  }

  private boolean isStarted(Found found) {
    return processes.stream()
        .anyMatch(
            process ->
                process.mentions(found.entry())
                    || !found.stack().command().isEmpty()
                        && process.command().equals(found.stack().command()));
  }

  private static boolean isCalled(Found found, String name) {
    return isCalled(found.entry(), name);
  }

  static boolean isCalled(String entry, String name) {
    return entry.equals(name)
        || entry.endsWith("." + name)
        || entry.endsWith("/" + name)
        || entry.startsWith(name + ":")
        || name.equals(entry.replaceFirst(":.*", "").replace('.', '/') + ".py");
  }

  private static Optional<Found> only(List<Found> found, Predicate<Found> wanted) {
    List<Found> matching = found.stream().filter(wanted).toList();
    return matching.size() == 1 ? Optional.of(matching.get(0)) : Optional.empty();
  }

  private static LeptonException ambiguous(String folder, List<Found> candidates) {
    return new LeptonException(
        ErrorCode.NOT_SUPPORTED,
        "There are "
            + candidates.size()
            + " ways to start this application: "
            + candidates.stream()
                .map(
                    one ->
                        one.entry()
                            + " ("
                            + one.evidence().get(one.evidence().size() - 1).where()
                            + ")")
                .collect(Collectors.joining(", ")),
        folder.isEmpty() ? "the root of the tree" : folder,
        "Choose one with --entry, for instance --entry "
            + candidates.get(0).entry()
            + ", or say it in a Procfile.");
  }
}
