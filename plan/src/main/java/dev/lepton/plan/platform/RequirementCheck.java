package dev.lepton.plan.platform;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import dev.lepton.model.migration.RequirementSpec;
import dev.lepton.plan.catalogue.PriceCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Refuses requirements that name what the catalogue does not know: a typing error must not look
 * like a platform too dear.
 */
final class RequirementCheck {
  private static final Set<String> ARCHITECTURES = Set.of("amd64", "arm64", "any");

  private final PriceCatalogue catalogue;

  RequirementCheck(PriceCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * @throws LeptonException CONFIG_INVALID with every unknown name
   */
  void check(RequirementSpec requirements) {
    List<Problem> problems = new ArrayList<>();
    List<String> providers = catalogue.providers();
    for (String provider : requirements.providers()) {
      if (!providers.contains(provider)) {
        problems.add(
            new Problem(
                "there are no prices for the provider " + provider,
                Requirement.PROVIDERS.key(),
                "name one of " + String.join(", ", providers)));
      }
    }
    for (String region : requirements.regions()) {
      if (providers.stream().noneMatch(p -> catalogue.regions(p).contains(region))) {
        problems.add(
            new Problem(
                "there are no prices for the region " + region,
                Requirement.REGIONS.key(),
                "name one of " + known(requirements)));
      }
    }
    if (!ARCHITECTURES.contains(requirements.architecture())) {
      problems.add(
          new Problem(
              "the architecture " + requirements.architecture() + " is not known",
              Requirement.ARCHITECTURE.key(),
              "name amd64, arm64 or any"));
    }
    if (!problems.isEmpty()) {
      throw new LeptonException(ErrorCode.CONFIG_INVALID, problems);
    }
  }

  private String known(RequirementSpec requirements) {
    List<String> parts = new ArrayList<>();
    for (String provider : catalogue.providers()) {
      if (requirements.providers().isEmpty() || requirements.providers().contains(provider)) {
        parts.add(provider + ": " + String.join(" ", catalogue.regions(provider)));
      }
    }
    return String.join("; ", parts);
  }
}
