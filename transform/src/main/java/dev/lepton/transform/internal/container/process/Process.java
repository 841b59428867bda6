package dev.lepton.transform.internal.container.process;

import dev.lepton.transform.internal.container.Evidence;
import dev.lepton.transform.internal.container.Role;
import dev.lepton.transform.internal.schedule.Timetable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A process of an application, as one of the files that start applications describes it. Immutable.
 *
 * @param source the kind of file
 * @param name the file's name for it
 * @param folder whose code it runs, relative to the tree's root; empty when that is not said
 * @param role empty when the file does not tell
 * @param command empty to be started as the code says
 * @param dockerfile the Dockerfile that it is built from, relative to the tree's root
 */
public record Process(
    Source source,
    String name,
    Optional<String> folder,
    Optional<Role> role,
    List<String> command,
    Optional<Integer> port,
    Optional<Timetable> schedule,
    Variables variables,
    List<String> dependsOn,
    Optional<String> dockerfile,
    List<Evidence> evidence) {

  /** The kinds of files that describe processes. */
  public enum Source {
    PROCFILE,
    COMPOSE,
    SYSTEMD,
    CRONTAB
  }

  /** A process of which only the command is known. */
  static Process of(
      Source source, String name, Optional<Role> role, List<String> command, Evidence evidence) {
    return new Process(
        source,
        name,
        Optional.empty(),
        role,
        List.copyOf(command),
        Optional.empty(),
        Optional.empty(),
        new Variables(Map.of(), List.of()),
        List.of(),
        Optional.empty(),
        List.of(evidence));
  }

  Process in(String where) {
    return new Process(
        source,
        name,
        Optional.of(where),
        role,
        command,
        port,
        schedule,
        variables,
        dependsOn,
        dockerfile,
        evidence);
  }

  Process at(Timetable times) {
    return new Process(
        source,
        name,
        folder,
        Optional.of(Role.SCHEDULED),
        command,
        port,
        Optional.of(times),
        variables,
        dependsOn,
        dockerfile,
        evidence);
  }

  /** The same, started by other words. */
  public Process withCommand(List<String> words) {
    return new Process(
        source,
        name,
        folder,
        role,
        List.copyOf(words),
        port,
        schedule,
        variables,
        dependsOn,
        dockerfile,
        evidence);
  }

  /** Whether the command names this file, module or class. */
  public boolean mentions(String entry) {
    String line = String.join(" ", command);
    String module = entry.replaceAll("\\(\\)$", "");
    return !entry.isEmpty() && line.contains(module);
  }
}
