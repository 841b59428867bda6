package dev.lepton.model.portfolio;

import dev.lepton.model.inventory.Dependency;
import java.util.List;

/**
 * All applications, by name. Equal input gives an equal document.
 *
 * @param unassigned servers that belong to no application
 * @param incomplete what could not be taken into account
 */
public record Portfolio(
    List<ApplicationVerdict> applications,
    List<Dependency> dependencies,
    List<String> unassigned,
    List<String> incomplete) {

  public Portfolio {
    applications = List.copyOf(applications);
    dependencies = List.copyOf(dependencies);
    unassigned = List.copyOf(unassigned);
    incomplete = List.copyOf(incomplete);
  }
}
