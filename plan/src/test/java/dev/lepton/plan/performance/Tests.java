package dev.lepton.plan.performance;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Load tests in few words. Stateless. */
final class Tests {
  private Tests() {}

  /** SPEC SDM91 on a SPARCcenter 2000: the demonstration data of R's usl. */
  static List<LoadTest> sdm91() {
    return of(
        new double[] {1, 18, 36, 72, 108, 144, 216},
        new double[] {64.9, 995.9, 1652.4, 1853.2, 1828.9, 1775.0, 1702.2});
  }

  static List<LoadTest> of(double[] loads, double[] throughputs) {
    List<LoadTest> tests = new ArrayList<>();
    for (int i = 0; i < loads.length; i++) {
      tests.add(
          new LoadTest(
              loads[i],
              throughputs[i],
              OptionalDouble.empty(),
              OptionalDouble.empty(),
              OptionalDouble.empty(),
              i + 2));
    }
    return tests;
  }

  static List<LoadTest> of(ScalabilityLaw law, double... loads) {
    double[] throughputs = new double[loads.length];
    for (int i = 0; i < loads.length; i++) {
      throughputs[i] = law.throughput(loads[i]);
    }
    return of(loads, throughputs);
  }

  /** As a queue would answer, with response times. */
  static List<LoadTest> of(MultiServerQueue queue, double... rates) {
    List<LoadTest> tests = new ArrayList<>();
    for (double rate : rates) {
      tests.add(
          new LoadTest(
              rate * queue.meanSeconds(rate),
              rate,
              OptionalDouble.of(1000 * queue.meanSeconds(rate)),
              OptionalDouble.of(1000 * queue.percentileSeconds(rate, 0.95)),
              OptionalDouble.empty(),
              tests.size() + 2));
    }
    return tests;
  }

  static LoadTestFile file(List<LoadTest> tests) {
    return new LoadTestFile(tests, List.of(), List.of());
  }
}
