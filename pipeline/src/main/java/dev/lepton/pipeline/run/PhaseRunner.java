package dev.lepton.pipeline.run;

import dev.lepton.model.Phase;
import java.util.List;

/**
 * Runs one phase on the documents of those before it.
 *
 * @param <D> the phase's document
 */
interface PhaseRunner<D> {
  Phase phase();

  Class<D> type();

  /**
   * SHA-256 over everything the phase's outcome depends on; an equal hash lets the saved document
   * stand.
   */
  String inputHash();

  /** Does the work; may be called again after a crash and must then do only what is missing. */
  D run(String inputHash);

  /**
   * What of the inputs is not as it was when the document was made, in words; empty if not known.
   */
  default List<String> changed(D document) {
    return List.of();
  }

  /** The outcome in one line. */
  String summary(D document);

  /**
   * Whether the outcome of an earlier process still stands in the world outside; the inputs are
   * known to be equal.
   */
  default boolean stillStands(D document) {
    return true;
  }
}
