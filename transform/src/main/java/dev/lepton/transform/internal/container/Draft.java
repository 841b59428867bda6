package dev.lepton.transform.internal.container;

import dev.lepton.transform.internal.container.language.Found;
import dev.lepton.transform.internal.container.process.Process;
import dev.lepton.transform.internal.container.process.Variables;
import dev.lepton.transform.internal.schedule.Timetable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A service while all that is said about it is gathered. Immutable.
 *
 * @param name as wished; not yet unique
 * @param entry what starts it, as its language names it
 * @param claimed whether a compose service stands for it already
 */
record Draft(
    String name,
    String entry,
    boolean claimed,
    String folder,
    String context,
    Role role,
    Optional<Timetable> schedule,
    Stack stack,
    Optional<Integer> port,
    Variables variables,
    List<String> dependsOn,
    List<Evidence> evidence) {

  static Draft of(String name, String folder, Found found) {
    return new Draft(
        name,
        found.entry(),
        false,
        folder,
        found.context(),
        found.role(),
        Optional.empty(),
        found.stack(),
        found.port(),
        new Variables(Map.of(), List.of()),
        List.of(),
        found.evidence());
  }

  /** A process of its own that runs upon what another one is made of. */
  static Draft of(String name, Draft like, Process process) {
    Role role =
        process.schedule().isPresent()
            ? Role.SCHEDULED
            : process.role().orElse(process.port().isPresent() ? Role.WEB : Role.WORKER);
    Stack started =
        process.command().isEmpty()
            ? like.stack
            : like.stack.starting(process.command(), variable(process.command()));
    Draft draft =
        new Draft(
            name,
            "",
            true,
            like.folder,
            like.context,
            role,
            process.schedule(),
            role == Role.WEB ? started : started.silent(),
            process.port(),
            new Variables(Map.of(), List.of()),
            List.of(),
            List.of());
    return draft.with(process);
  }

  /** The variable that a command takes its port from. */
  static Optional<String> variable(List<String> command) {
    String line = String.join(" ", command);
    if (line.matches(".*\\$\\{?PORT\\b.*")
        || line.matches("(?s).*\\bgunicorn\\b.*") && !line.matches(".*(-b|--bind)\\b.*")) {
      return Optional.of("PORT");
    }
    return Optional.empty();
  }

  /** With what the process says, except how it is started. */
  Draft with(Process process) {
    Map<String, String> open = new TreeMap<>(variables.open());
    open.putAll(process.variables().open());
    return new Draft(
        name,
        entry,
        claimed,
        folder,
        context,
        role,
        schedule,
        stack,
        role == Role.WEB || role == Role.STATIC ? process.port().or(() -> port) : port,
        new Variables(open, joined(variables.secrets(), process.variables().secrets())),
        joined(dependsOn, process.dependsOn()),
        joined(evidence, process.evidence()));
  }

  /** With a variable that it is started with. */
  Draft setting(String variable, String value) {
    Map<String, String> open = new TreeMap<>(variables.open());
    open.put(variable, value);
    return new Draft(
        name,
        entry,
        claimed,
        folder,
        context,
        role,
        schedule,
        stack,
        port,
        new Variables(open, variables.secrets()),
        dependsOn,
        evidence);
  }

  /** Started as the process says. */
  Draft startedBy(Process process) {
    Draft with = with(process);
    Stack started =
        stack.starting(process.command(), variable(process.command()).or(stack::portVariable));
    return with.in(started);
  }

  /** The same, which comes to an end by itself. */
  Draft once() {
    return new Draft(
        name,
        entry,
        claimed,
        folder,
        context,
        Role.TASK,
        schedule,
        stack.silent(),
        port,
        variables,
        dependsOn,
        evidence);
  }

  Draft named(String other) {
    return new Draft(
        other, entry, true, folder, context, role, schedule, stack, port, variables, dependsOn,
        evidence);
  }

  Draft in(Stack other) {
    return new Draft(
        name, entry, claimed, folder, context, role, schedule, other, port, variables, dependsOn,
        evidence);
  }

  Draft listeningOn(int other, Evidence why) {
    return new Draft(
        name,
        entry,
        claimed,
        folder,
        context,
        role,
        schedule,
        stack,
        Optional.of(other),
        variables,
        dependsOn,
        joined(evidence, List.of(why)));
  }

  Draft believing(Evidence more) {
    return new Draft(
        name,
        entry,
        claimed,
        folder,
        context,
        role,
        schedule,
        stack,
        port,
        variables,
        dependsOn,
        joined(evidence, List.of(more)));
  }

  private static <T> List<T> joined(List<T> one, List<T> other) {
    List<T> all = new ArrayList<>(one);
    other.stream().filter(element -> !all.contains(element)).forEach(all::add);
    return List.copyOf(all);
  }

  /** Whether the process starts this very thing. */
  boolean isStartedBy(Process process) {
    String file = entry.replaceFirst(":.*", "");
    return process.mentions(entry)
        || !file.isEmpty()
            && process.command().stream()
                .anyMatch(word -> word.equals(file) || word.equals(file.replace('.', '/') + ".py"))
        || !process.command().isEmpty() && process.command().equals(stack.command());
  }

  /**
   * Whether the process is what the code led us to suppose: a worker of Celery, of which only the
   * words that start it, with its options, were not known.
   */
  boolean isSupposed(Process process) {
    String target = entry.replaceFirst("^celery ", "");
    boolean worker =
        process.command().contains("worker")
            && process.command().stream().anyMatch(word -> word.matches("(.*/)?celery"));
    return worker
        && !target.equals(entry)
        && stack.command().equals(List.of("python3", "-m", "celery", "-A", target, "worker"));
  }

  Service service(String unique) {
    boolean listens = role == Role.WEB || role == Role.STATIC;
    return new Service(
        unique,
        folder,
        context,
        role,
        schedule,
        stack,
        listens ? Optional.of(port.orElse(stack.usualPort())) : Optional.empty(),
        variables.open(),
        variables.secrets(),
        dependsOn,
        evidence);
  }
}
