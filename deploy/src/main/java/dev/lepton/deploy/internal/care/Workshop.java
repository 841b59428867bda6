package dev.lepton.deploy.internal.care;

import dev.lepton.deploy.Rollout;
import java.util.List;

/** How a target has a release ready to be started, and how it is rid of it. */
public interface Workshop {
  /**
   * Builds a release that is to run beside another one; nothing runs yet.
   *
   * @param port of this machine, free
   * @throws dev.lepton.model.error.LeptonException BUILD_FAILED, or NOT_SUPPORTED if two cannot run
   *     beside each other
   */
  KeptRelease make(Rollout rollout, int revision, int port);

  /** Has an earlier release ready as a new revision. */
  KeptRelease again(KeptRelease earlier, int revision, int port);

  /**
   * Removes what was made for releases that are not among these, and everything of an unfinished
   * one.
   */
  void keepOnly(List<KeptRelease> wanted);

  /** Names of all instances that run, or that something is left of. */
  List<String> instances();

  /** Without effect when it does not run. */
  void stop(String instance);

  /** What an instance is called: a process, a pod. */
  String kind();
}
