package dev.lepton.transform.internal.container.java;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a Java virtual machine is chosen and started in a container. Pure. */
final class Jvm {
  static final List<String> OPTIONS =
      List.of("-XX:MaxRAMPercentage=75", "-XX:+ExitOnOutOfMemoryError");
  private static final List<Integer> LONG_TERM_RELEASES = List.of(8, 11, 17, 21, 25);
  private static final int USUAL = 17;

  private Jvm() {}

  static List<String> command(String... words) {
    List<String> all = new ArrayList<>();
    all.add("java");
    all.addAll(OPTIONS);
    all.addAll(List.of(words));
    return List.copyOf(all);
  }

  /** The first release with long-term support that runs what the build makes. */
  static int release(Optional<String> fromBuild, Optional<String> fromAssessment) {
    int wanted =
        fromBuild
            .or(() -> fromAssessment)
            .map(version -> version.replaceFirst("^1\\.", "").replaceAll("\\D.*", ""))
            .filter(version -> version.matches("\\d{1,2}"))
            .map(Integer::parseInt)
            .orElse(USUAL);
    return LONG_TERM_RELEASES.stream()
        .filter(candidate -> candidate >= wanted)
        .findFirst()
        .orElse(wanted);
  }

  static String runtime(int release) {
    return "eclipse-temurin:" + release + "-jre";
  }
}
