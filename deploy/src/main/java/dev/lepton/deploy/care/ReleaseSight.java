package dev.lepton.deploy.care;

import java.util.List;
import java.util.OptionalLong;

/**
 * A release as it is. The texts hold no secrets.
 *
 * @param handle changes whenever the release is started anew
 * @param url scheme, host and port
 * @param memoryMebibytes its limit, where it has one
 * @param hasPrevious whether there is a release to go back to
 * @param nodeLost whether everything that it ran in is gone
 * @param instances its containers or its process
 * @param events what was reported about it since it was started, the last one last
 * @param logLines the end of its log
 */
public record ReleaseSight(
    int revision,
    String handle,
    String url,
    OptionalLong memoryMebibytes,
    boolean hasPrevious,
    boolean nodeLost,
    List<InstanceSight> instances,
    List<ReportedEvent> events,
    List<String> logLines) {

  public ReleaseSight {
    instances = List.copyOf(instances);
    events = List.copyOf(events);
    logLines = List.copyOf(logLines);
  }

  /**
   * @param reason a short name in CamelCase
   */
  public record ReportedEvent(String reason, String message) {}
}
