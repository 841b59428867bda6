package dev.lepton.deploy.care;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks after the release that runs. Nothing here waits for a release to become healthy, and
 * nothing touches data. Not thread-safe. Failures are {@link
 * dev.lepton.model.error.LeptonException}s: ROLLOUT_FAILED or NOT_SUPPORTED.
 *
 * <p>What is started gets its secrets anew from where they are kept. Each of the actions says in
 * words what it did.
 */
public interface ReleaseCare {
  /**
   * What is asked whether the release is well. Known without asking the engine, so both can be
   * asked at the same time; empty if no release was ever started.
   */
  Optional<String> healthAddress();

  /** Looks once; empty if no release was ever started. */
  Optional<ReleaseSight> look();

  /**
   * Keeps logs, states and events, without secrets.
   *
   * @return names of the files that hold logs
   */
  Set<String> save(Path folder);

  /** Starts the same release again where it was. */
  String restart();

  /** Starts the same release again as a new instance; on another port if its own is taken. */
  String startElsewhere();

  /** Puts the release before this one back. That this one is there to go back to is forgotten. */
  String rollBack();

  /**
   * Starts the release again with more memory.
   *
   * @param factor above 1
   * @param mostMebibytes not more than that
   */
  String raiseMemory(double factor, long mostMebibytes);

  /**
   * Starts the release again with further variables, which it keeps.
   *
   * @param environment no secrets
   */
  String reconfigure(Map<String, String> environment);

  /**
   * Puts a changed release in the place of this one, healthy or not, and remembers this one as the
   * release to go back to.
   */
  String replace(ReleaseChange change);
}
