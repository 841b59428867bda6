package dev.lepton.deploy.internal.care;

import dev.lepton.deploy.care.InstanceSight;
import dev.lepton.deploy.care.ReleaseChange;
import dev.lepton.deploy.care.ReleaseSight.ReportedEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What the places that a release can run in do each in their own way. */
public interface Runner {
  /**
   * Starts it and does not wait for it; one of the same name that is left is stopped first. What
   * keeps it from being started is remembered in the answer.
   *
   * @param environment with secrets
   */
  KeptRelease start(KeptRelease release, Map<String, String> environment);

  void stop(KeptRelease release);

  /** The same with a change, which nothing is started with yet. */
  KeptRelease changed(KeptRelease release, ReleaseChange change);

  /** The name of a revision's instance. */
  String name(int revision);

  Sight look(KeptRelease release);

  /** The end of its log. */
  List<String> log(KeptRelease release, int lines);

  /**
   * Keeps what there is.
   *
   * @param mask applied to every text
   * @return names of the files that hold logs
   */
  Set<String> save(KeptRelease release, Path folder, UnaryOperator<String> mask);

  /** How it is. */
  record Sight(boolean nodeLost, List<InstanceSight> instances, List<ReportedEvent> events) {}
}
