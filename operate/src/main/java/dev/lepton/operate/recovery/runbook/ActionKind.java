package dev.lepton.operate.recovery.runbook;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be done about a failure. None of them deletes data that users wrote. */
public enum ActionKind {
  /** Start the same release again where it is. */
  RESTART,
  /** Start the same release again as a new instance, on another node where there is one. */
  START_ELSEWHERE,
  /** Put the release before this one back. */
  ROLL_BACK,
  /** Give the release more memory, up to a bound, and start it again. */
  RAISE_MEMORY,
  /** Start the database server, where it is ours. */
  START_DATABASE,
  /** Let the standby of a database that is down take its place, and start the release with it. */
  PROMOTE_STANDBY,
  /** End sessions that sit idle in a transaction while others wait for their locks. */
  END_IDLE_BLOCKERS,
  /** Read secrets anew from where they are kept, and start the release with them. */
  RENEW_CERTIFICATE,
  /** Delete what was named as safe to delete: caches, temporary files, old logs. */
  PRUNE,
  /** Have the release use another address of a dependency. */
  FAIL_OVER,
  /** Let an autoscaler at its bound, or what none follows, have more instances, up to a bound. */
  SCALE_UP,
  /** Refuse, for some minutes, what comes beyond that which can be answered within a second. */
  SHED_LOAD,
  /** Do nothing for a while: what is missing belongs to somebody else. */
  WAIT;

  /** As runbooks write it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether afterwards another release runs than before. */
  public boolean changesRelease() {
    return this == ROLL_BACK;
  }

  public static Optional<ActionKind> of(String id) {
    return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
  }

  public static List<String> ids() {
    return Arrays.stream(values()).map(ActionKind::id).toList();
  }
}
