package dev.lepton.model.acceptance;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Optional;

/**
 * What {@code lepton accept load} tells: what was measured, and what follows from it.
 *
 * @param load of a test in steps, the highest one that was kept up with
 * @param resources what it took, where that is known
 * @param comparison with an earlier or another release, where there is one
 * @param steps of a test until saturation, by rate; else none
 */
public record LoadTest(
    @JsonUnwrapped LoadReport load,
    Optional<Resources> resources,
    Optional<LoadComparison> comparison,
    List<Step> steps) {

  /**
   * @param cpuMillisPerRequest processor time of the server's process for a request
   * @param usdPerMillion cost of a million requests at the measured throughput
   */
  public record Resources(Optional<Double> cpuMillisPerRequest, Optional<Double> usdPerMillion) {}

  /**
   * One rate of a test until saturation.
   *
   * @param keptUp whether the server answered (nearly) all of it well
   */
  public record Step(LoadReport load, boolean keptUp) {}
}
