package dev.lepton.operate.recovery;

import dev.lepton.operate.recovery.runbook.ActionKind;
import dev.lepton.operate.recovery.runbook.ActionRule;
import dev.lepton.operate.recovery.runbook.Facts;
import java.nio.file.Path;
import java.util.Set;

/**
 * Where a release runs, as the recovery sees it. Confined to one thread. Failures are {@link
 * dev.lepton.model.error.LeptonException}s.
 */
public interface Site {
  /** Whose release it is. */
  String release();

  /** podman, local, or a cluster and its namespace. */
  String place();

  /**
   * Looks once and changes nothing. What cannot be seen is left out; returns within some seconds
   * whatever is broken.
   */
  Facts look();

  /**
   * Keeps logs, events and states, without secrets.
   *
   * @param folder is there and empty
   * @return names of the files that hold logs
   * @throws java.io.UncheckedIOException if they cannot be written
   */
  Set<String> save(Path folder);

  /** What can be done here. */
  Set<ActionKind> able();

  /**
   * Does it, and returns once it is done; whether it helped is for the next look.
   *
   * @return what was done, in words
   */
  String act(ActionRule action);
}
