package dev.lepton.deploy.internal.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A process to be started.
 *
 * @param name unique within {@code stateDirectory}; names the log and the pid file
 * @param command words; visible to every user of the machine, so never a secret
 * @param environment added to the few variables every process gets; may hold secrets
 * @param workingDirectory where it runs
 * @param stateDirectory where log and pid file are kept
 */
public record ProcessSpec(
    String name,
    List<String> command,
    Map<String, String> environment,
    Path workingDirectory,
    Path stateDirectory) {

  public ProcessSpec {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /** Without the values of the environment, which may be secrets. */
  @Override
  public String toString() {
    return "ProcessSpec[" + name + ", " + command + ", environment=" + environment.keySet() + "]";
  }
}
