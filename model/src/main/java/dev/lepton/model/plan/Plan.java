package dev.lepton.model.plan;

import java.util.List;
import java.util.Optional;

/**
 * The document of the plan phase.
 *
 * @param inputHash SHA-256 over everything the plan was made from; a plan whose inputs changed is
 *     stale
 * @param options every platform that was compared, best first
 * @param chosen the first option that meets all requirements
 * @param catalogueNotes where the prices come from, how old they are, which rows were gated
 * @param decision how the platform was chosen, and what would choose another; empty in documents of
 *     older versions
 * @param risks what may go wrong, and what days and cost are then; empty as above
 * @param inputs what it was made from, one by one; empty as above
 */
public record Plan(
    String application,
    String inputHash,
    Demand demand,
    Models models,
    List<PlatformOption> options,
    PlatformOption chosen,
    Cost costBefore,
    Cost costAfter,
    List<CatalogueNote> catalogueNotes,
    List<String> assumptions,
    Optional<PlatformDecision> decision,
    Optional<RiskRegister> risks,
    List<PlanInput> inputs) {

  public Plan {
    inputs = inputs == null ? List.of() : List.copyOf(inputs);
  }

  /** Made from nobody knows what. */
  public Plan(
      String application,
      String inputHash,
      Demand demand,
      Models models,
      List<PlatformOption> options,
      PlatformOption chosen,
      Cost costBefore,
      Cost costAfter,
      List<CatalogueNote> catalogueNotes,
      List<String> assumptions,
      Optional<PlatformDecision> decision,
      Optional<RiskRegister> risks) {
    this(
        application,
        inputHash,
        demand,
        models,
        options,
        chosen,
        costBefore,
        costAfter,
        catalogueNotes,
        assumptions,
        decision,
        risks,
        List.of());
  }

  /**
   * @param rows rows read
   * @param gated rows refused because their price cannot be right
   */
  public record CatalogueNote(String provider, String asOf, int rows, int gated, String note) {}
}
