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
      "Addresses, ports and folders come from the environment; what used to be written in the"
          + " code is the default, so that nothing changes where nothing is set."),
  LOG_TO_STDOUT(
      "Log lines go to standard output, where the platform collects them: a container's own files"
          + " are seen by nobody and vanish with it."),
  HEALTH_ENDPOINTS(
      "The platform asks whether the process is alive and whether it can do its work, and restarts"
          + " or spares it by the answers."),
  GRACEFUL_SHUTDOWN(
      "On SIGTERM the application stops accepting, ends what is under way, and leaves: no request"
          + " breaks when a release is rolled out."),
  SHARED_SESSIONS(
      "Sessions live in a store that all replicas share; where the environment names none, all is"
          + " as it was."),
  OBJECT_STORAGE(
      "Uploads go to an S3-compatible store; where the environment names no bucket, they stay in"
          + " the folder."),
  SCHEDULED_JOBS(
      "Jobs can be started one by one, by the cluster's clock, and turned off in the processes that"
          + " answer requests: with several copies each job still runs once. Where the environment"
          + " says nothing, they run as before."),
  CONTAINER_SIZES(
      "Pools and workers are sized by a setting instead of by the node's processors, which are not"
          + " the container's."),
  RUNTIME_VERSIONS("The runtime is one that still gets fixes."),
  JAKARTA_NAMESPACE(
      "Java EE's packages are named jakarta.* since its ninth edition; servers that still get"
          + " fixes know no others."),
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

  /** The name used in documents, in the table of recipes and in patch files. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one that a patch file is named after. */
  public static Concern ofPatch(String name) {
    return of(name.replaceAll("^\\d+-|\\.patch$", ""));
  }

  static Concern of(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
