package dev.lepton.transform.internal.refactor;

import java.util.Locale;

/**
 * One reviewable topic of change. The order is the order of the patches: credentials first, so that
 * no later patch shows one.
 */
public enum Concern {
  EXTERNALISE_CREDENTIALS(
      "Credentials come from the environment and have no default any more: the application says at"
          + " its start which one is missing. Change those that were in the source, for its history"
          + " still has them."),
  EXTERNALISE_CONFIGURATION(
      "Addresses, ports and directories come from the environment; what used to be written in the"
          + " code is the default, so that nothing changes where nothing is set."),
  EXTERNALISE_LOG_PATH(
      "The log file's place comes from the environment, because a container's own file system is"
          + " read-only."),
  HEALTH_ENDPOINTS(
      "/healthz answers while the process is up, /readyz while the application can do its work; the"
          + " platform restarts or spares it by these."),
  PRODUCTION_SETTINGS(
      "Debugging is off unless the environment asks for it: a debugger open to the network runs any"
          + " code.");

  private final String explanation;

  Concern(String explanation) {
    this.explanation = explanation;
  }

  public String explanation() {
    return explanation;
  }

  /** The name used in documents and patch files. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
