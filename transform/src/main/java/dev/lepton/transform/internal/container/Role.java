package dev.lepton.transform.internal.container;

/** What a service does, which decides on the kind of workload it becomes. */
public enum Role {
  /** Answers requests on a port. */
  WEB,
  /** Runs without end and listens nowhere. */
  WORKER,
  /** Runs at the times of a schedule and ends by itself. */
  SCHEDULED,
  /** Runs once for each release, before what needs it, and ends by itself. */
  TASK,
  /** Files that a web server hands out. */
  STATIC
}
