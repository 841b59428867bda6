package dev.lepton.transform;

import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.assessment.Finding;
import dev.lepton.model.assessment.Profile;
import dev.lepton.model.migration.Migration;
import dev.lepton.model.plan.Demand;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the phases before transform know of any folder of an application. */
public interface Groundwork {
  /**
   * @param name a DNS-1123 label
   * @param folder absolute
   * @return how the application in it is to be moved
   */
  Migration migration(String name, Path folder);

  /** What it is made of. */
  Profile profile(Migration migration);

  /** Its findings are those of our own rules. */
  Assessment assess(Migration migration);

  /**
   * What our own rules find in a changed copy of an application that was assessed.
   *
   * @param original the application's folder
   */
  List<Finding> findings(Path copy, Path original);

  /**
   * @param part of the application
   */
  Demand demand(String part);

  /**
   * What load tests in the plan say of more copies; empty without them.
   *
   * @param part of the application
   */
  Optional<Scaling> scaling(String part);

  /**
   * Who was seen to talk with a part.
   *
   * @param part of the application
   * @param parts names of all its parts
   */
  List<ObservedFlow> flows(String part, List<String> parts);

  /**
   * @param targetPercent utilisation at which another copy should start, 1 to 100
   * @param copies that the planned load needs; empty when none is planned
   * @param basis where this comes from, a sentence
   */
  record Scaling(int targetPercent, Optional<Integer> copies, String basis) {}

  /**
   * @param outbound whether the part is the one that asks
   * @param peer another part, or an address
   * @param port on which the one that answers is reached; empty when that was not seen
   */
  record ObservedFlow(boolean outbound, String peer, Optional<Integer> port) {}
}
