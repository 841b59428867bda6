package dev.lepton.model.cutover;

import dev.lepton.model.transfer.CutoverData;
import java.time.Instant;
import java.util.List;

/**
 * The document of the cutover phase.
 *
 * @param direction forward or back
 * @param pauseMillis from the first held request to the release of the gateway, ms
 * @param heldRequests requests that waited at the gateway and were then answered by the new release
 */
public record CutoverReport(
    String direction,
    Instant at,
    double pauseMillis,
    long heldRequests,
    List<Step> steps,
    List<CutoverData> databases) {

  /** One step of the protocol. */
  public record Step(String name, double millis) {}
}
