package dev.lepton.assess.sbom;

import dev.lepton.assess.dependency.Declared;
import dev.lepton.assess.dependency.DependencyAnswers;
import dev.lepton.assess.dependency.MavenGraph;
import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.input.AnalysisInput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Gathers parts from build files and archives. For one thread, for one input. */
final class Parts {
  private static final Map<DependencyAnswers, String> TECHNOLOGIES =
      Map.of(
          DependencyAnswers.JAVA, "maven",
          DependencyAnswers.GO, "golang",
          DependencyAnswers.NODEJS, "npm",
          DependencyAnswers.PYTHON, "pypi",
          DependencyAnswers.CSHARP, "nuget",
          DependencyAnswers.PHP, "composer",
          DependencyAnswers.RUBY, "gem");

  private final SortedMap<String, Part> byReference = new TreeMap<>();

  /** By reference. */
  SortedMap<String, Part> find(AnalysisInput input, HitSink sink) {
    for (DependencyAnswers answers : DependencyAnswers.values()) {
      String technology = TECHNOLOGIES.getOrDefault(answers, Coordinates.UNKNOWN);
      answers.read(input, sink).forEach(declared -> add(technology, declared));
    }
    graph(MavenGraph.of(input, sink));
    new CarriedArchives(this).find(input, sink);
    return byReference;
  }

  Part part(Coordinates coordinates) {
    return byReference.computeIfAbsent(coordinates.reference(), any -> new Part(coordinates));
  }

  private void add(String technology, Declared declared) {
    Coordinates coordinates =
        declared.group().isPresent()
            ? new Coordinates(
                technology, declared.group().get(), declared.artifact(), declared.version())
            : Coordinates.of(technology, declared.name(), declared.version());
    Part part = part(coordinates);
    part.places().add(declared.file().path());
    if (declared.line() > 0) {
      part.markDirect();
    }
  }

  /** A name means the version that the same pom settles on. */
  private void graph(List<MavenGraph.Node> nodes) {
    Map<String, String> references = new HashMap<>();
    for (MavenGraph.Node node : nodes) {
      references.put(
          node.pom() + " " + node.group() + ":" + node.artifact(), coordinates(node).reference());
    }
    for (MavenGraph.Node node : nodes) {
      Part part = part(coordinates(node));
      part.places().add(node.pom());
      part.licences().addAll(node.licences());
      for (String asked : node.asks()) {
        String reference = references.get(node.pom() + " " + asked);
        if (reference != null) {
          part.asks().add(reference);
        }
      }
    }
  }

  private static Coordinates coordinates(MavenGraph.Node node) {
    return new Coordinates("maven", node.group(), node.artifact(), node.version());
  }
}
