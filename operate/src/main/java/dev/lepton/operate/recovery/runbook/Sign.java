package dev.lepton.operate.recovery.runbook;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Everything that a runbook can ask about. The names are part of the runbooks' format. */
public enum Sign {
  INSTANCE_STATE("instance.state", Kind.TEXT, "running, exited, waiting or missing"),
  INSTANCE_REASON("instance.reason", Kind.TEXT, "why it waits or ended, in the engine's words"),
  INSTANCE_EXIT_CODE("instance.exitCode", Kind.NUMBER, "how its program ended last"),
  INSTANCE_OUT_OF_MEMORY("instance.outOfMemory", Kind.FLAG, "killed for using too much memory"),
  INSTANCE_RESTARTS("instance.restarts", Kind.NUMBER, "since this release was started"),
  INSTANCE_AGE_SECONDS("instance.ageSeconds", Kind.NUMBER, "since its program was started last"),
  INSTANCE_WAS_HEALTHY("instance.wasHealthy", Kind.FLAG, "has answered since it was started"),
  NODE_LOST("node.lost", Kind.FLAG, "what the release runs on is gone or silent"),
  EVENT_REASON("event.reason", Kind.TEXT, "the short name of a recent event"),
  EVENT_MESSAGE("event.message", Kind.TEXT, "what a recent event says"),
  LOG_LINE("log.line", Kind.TEXT, "one of the last lines of the log"),
  PROBE_HEALTHY("probe.healthy", Kind.FLAG, "the health path answers 2xx in time"),
  PROBE_DETAIL("probe.detail", Kind.TEXT, "what was wrong with the answer: status 500, …"),
  PROBE_MILLIS("probe.millis", Kind.NUMBER, "how long the answer took"),
  TRAFFIC_BACKLOG_SECONDS(
      "traffic.backlogSeconds",
      Kind.NUMBER,
      "to answer what is in flight in the gateway, at the pace since the look before"),
  AUTOSCALER_LIMITED("autoscaler.limited", Kind.FLAG, "it wants more pods than it may have"),
  WORKLOAD_SATURATED_SECONDS(
      "workload.saturatedSeconds",
      Kind.NUMBER,
      "for how long all its pods have used 90 % of their processor limit, no autoscaler being there"),
  DATABASE_REACHABLE("database.reachable", Kind.FLAG, "a session can be opened and answers"),
  DATABASE_MILLIS("database.millis", Kind.NUMBER, "to open a session and ask the simplest query"),
  DATABASE_LOCK_SECONDS("database.lockSeconds", Kind.NUMBER, "the longest wait for a lock"),
  DATABASE_IDLE_BLOCKERS(
      "database.idleBlockers", Kind.NUMBER, "sessions idle in a transaction that keep others out"),
  DATABASE_STARTABLE("database.startable", Kind.FLAG, "the server is ours to start"),
  DATABASE_STANDBY(
      "database.standby", Kind.TEXT, "of a database that is down: ready, lacks …, or cannot: …"),
  CERTIFICATE_DAYS_LEFT("certificate.daysLeft", Kind.NUMBER, "until notAfter; negative after it"),
  DISK_FREE_PERCENT("disk.freePercent", Kind.NUMBER, "usable space, 0 to 100"),
  DEPENDENCY_REACHABLE("dependency.reachable", Kind.FLAG, "its port takes connections"),
  DEPENDENCY_ALTERNATIVE("dependency.alternative", Kind.FLAG, "another address of it answers"),
  RELEASE_PREVIOUS("release.previous", Kind.FLAG, "there is a release to go back to"),
  RELEASE_MEMORY_MIB("release.memoryMiB", Kind.NUMBER, "the memory limit");

  /** What a sign's values are. */
  public enum Kind {
    TEXT,
    NUMBER,
    FLAG
  }

  private final String id;
  private final Kind kind;
  private final String meaning;

  Sign(String id, Kind kind, String meaning) {
    this.id = id;
    this.kind = kind;
    this.meaning = meaning;
  }

  /** As runbooks write it. */
  public String id() {
    return id;
  }

  public Kind kind() {
    return kind;
  }

  public String meaning() {
    return meaning;
  }

  /** The sign of that name. */
  public static Optional<Sign> of(String id) {
    return Arrays.stream(values()).filter(sign -> sign.id.equals(id)).findFirst();
  }

  public static List<String> ids() {
    return Arrays.stream(values()).map(Sign::id).toList();
  }
}
