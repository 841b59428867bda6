package dev.lepton.transform.internal.container;

import dev.lepton.transform.internal.schedule.Timetable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One process of an application that gets a workload of its own. Immutable.
 *
 * @param name a DNS-1123 label, unique in its tree
 * @param folder where its code is, relative to the tree's root with forward slashes; "" for the
 *     root
 * @param context the folder that its image is built from: {@code folder}, or one above it that
 *     holds the whole build
 * @param schedule present exactly for {@link Role#SCHEDULED}
 * @param port where it listens in its container, 1 to 65535; empty when it listens nowhere
 * @param environment variables that a Procfile, a compose file or a systemd unit sets; never a
 *     secret
 * @param secrets names of variables whose values looked secret and were left where they are
 * @param dependsOn names of the services and compose services that it needs
 * @param evidence what led to all this, in the order in which it was found
 */
public record Service(
    String name,
    String folder,
    String context,
    Role role,
    Optional<Timetable> schedule,
    Stack stack,
    Optional<Integer> port,
    Map<String, String> environment,
    List<String> secrets,
    List<String> dependsOn,
    List<Evidence> evidence) {

  public Service {
    environment = Map.copyOf(environment);
    secrets = List.copyOf(secrets);
    dependsOn = List.copyOf(dependsOn);
    evidence = List.copyOf(evidence);
  }
}
