package dev.lepton.model.plan;

import java.util.List;

/**
 * The document of the plan phase.
 *
 * @param inputHash SHA-256 over everything the plan was made from; a plan whose inputs changed is
 *     stale
 * @param options every platform that was compared, best first
 * @param chosen the first option that meets all requirements
 * @param catalogueNotes where the prices come from, how old they are, which rows were gated
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
    List<String> assumptions) {

  /**
   * @param rows rows read
   * @param gated rows refused because their price cannot be right
   */
  public record CatalogueNote(String provider, String asOf, int rows, int gated, String note) {}
}
