package dev.lepton.transform;

import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.migration.Migration;
import dev.lepton.model.plan.Demand;
import java.nio.file.Path;

/** What the phases before transform know of any folder of an application. */
public interface Groundwork {
  /**
   * @param name a DNS-1123 label
   * @param folder absolute
   * @return how the application in it is to be moved
   */
  Migration migration(String name, Path folder);

  Assessment assess(Migration migration);

  /**
   * @param part of the application
   */
  Demand demand(String part);
}
