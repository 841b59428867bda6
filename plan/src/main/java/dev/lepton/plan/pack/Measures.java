package dev.lepton.plan.pack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Chooses the measures by which a problem is bounded: more of them give a better bound, later. */
final class Measures {
  private Measures() {}

  /**
   * @param fineness how many ratios, and how many steps for each resource
   */
  static List<Measure> of(PackProblem problem, int fineness) {
    List<Measure> measures =
        new ArrayList<>(List.of(new Measure.Cpu(), new Measure.Memory(), new Measure.Pods()));
    double[] ratios =
        problem.types().stream()
            .mapToDouble(type -> type.memory() / Units.GIB / (type.cpu() / Units.CORE))
            .sorted()
            .toArray();
    double low = ratios.length == 0 ? 1 : ratios[0];
    double high = ratios.length == 0 ? 1 : ratios[ratios.length - 1];
    for (int i = 0; i <= fineness && fineness > 0 && high > low; i++) {
      measures.add(new Measure.Together(low * Math.pow(high / low, (double) i / fineness)));
    }
    sizes(problem.pods().stream().mapToLong(PodClass::cpu).toArray(), fineness)
        .forEach(step -> measures.add(new Measure.CpuSteps(step)));
    sizes(problem.pods().stream().mapToLong(PodClass::memory).toArray(), fineness)
        .forEach(step -> measures.add(new Measure.MemorySteps(step)));
    return measures;
  }

  /** Sizes of pods, large ones rather than small ones: only they make steps that hurt. */
  private static Stream<Long> sizes(long[] all, int count) {
    long[] sorted = Arrays.stream(all).sorted().distinct().toArray();
    List<Long> sizes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double from = 1 - 0.5 * Math.pow((double) i / count, 2) * 2;
      sizes.add(sorted[(int) Math.max(0, Math.min(sorted.length - 1, from * sorted.length))]);
    }
    return sizes.stream().filter(size -> size > 0).distinct();
  }
}
