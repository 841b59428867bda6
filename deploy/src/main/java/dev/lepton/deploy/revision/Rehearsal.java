package dev.lepton.deploy.revision;

import dev.lepton.deploy.TrafficShare;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What a healthy release goes through before all users meet it. */
@FunctionalInterface
public interface Rehearsal {
  /** None. */
  Rehearsal NONE = (gateway, troubles) -> Optional.empty();

  /**
   * @param gateway shares users with the release, which is {@link dev.lepton.deploy.Route#NEXT}
   *     there
   * @param troubles of the release just now, in words; throws once the user wants no more
   * @return why users should not meet it; empty if it did well
   */
  Optional<String> of(Supplier<TrafficShare> gateway, Supplier<List<String>> troubles);
}
