package dev.lepton.deploy.cluster;

import dev.lepton.deploy.canary.Verdict;
import java.time.Instant;
import java.util.List;

/** Judges a release that a share of the users meets. */
@FunctionalInterface
public interface CanaryAnalysis {
  /**
   * @param began when the first users met the new release
   * @param lately when the interval began that ends now
   * @throws dev.lepton.model.error.LeptonException if what is measured cannot be asked for
   */
  Verdict judge(Sides sides, Instant began, Instant lately);

  /** The two releases, where they are measured. */
  record Sides(String namespace, Side before, Side now) {}

  /**
   * @param deployments their names
   * @param services which lead to them
   * @param ingresses which lead to those, by the names that users' requests come through
   */
  record Side(List<String> deployments, List<String> services, List<String> ingresses) {
    public Side {
      deployments = List.copyOf(deployments);
      services = List.copyOf(services);
      ingresses = List.copyOf(ingresses);
    }
  }
}
