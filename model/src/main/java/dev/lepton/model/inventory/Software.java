package dev.lepton.model.inventory;

import java.util.List;
import java.util.Optional;

/**
 * What runs on a server.
 *
 * @param osName such as {@code Ubuntu}
 * @param osVersion such as {@code 22.04}
 * @param services what listens or runs, seen by discovery only
 */
public record Software(
    Optional<String> osName, Optional<String> osVersion, List<Service> services) {

  public Software {
    services = List.copyOf(services);
  }

  /**
   * @param process its name
   * @param ports on which it listens, ascending
   * @param memoryMb resident, in MiB, of all processes of this name and command together
   * @param command how it was started; what looks like a secret is replaced
   */
  public record Service(
      String process, List<Integer> ports, Optional<Long> memoryMb, Optional<String> command) {
    public Service {
      ports = List.copyOf(ports);
    }
  }
}
