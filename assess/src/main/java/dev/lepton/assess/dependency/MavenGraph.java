package dev.lepton.assess.dependency;

import dev.lepton.assess.config.ConfigReader;
import dev.lepton.assess.config.Format;
import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.input.AnalysisInput;
import dev.lepton.assess.source.SourceFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** What an application's poms lead to, and what asks for what. Stateless, thread-safe. */
public final class MavenGraph {
  private MavenGraph() {}

  /**
   * One library of one pom's tree.
   *
   * @param pom the path of the pom
   * @param version empty when it cannot be worked out
   * @param licences as its own pom names them; empty when that is not at hand
   * @param asks what it depends on in turn, as {@code group:artifact}, as far as it is known
   */
  public record Node(
      String pom,
      String group,
      String artifact,
      String version,
      List<String> licences,
      SortedSet<String> asks) {}

  /** Every pom's libraries, nearest first. */
  public static List<Node> of(AnalysisInput input, HitSink sink) {
    return MavenOutcome.of(input, sink).nodes().get();
  }

  /** The licences that a pom names, for instance one that an archive carries. */
  public static List<String> licences(String pom) {
    SourceFile source =
        new SourceFile(Path.of("pom.xml"), "pom.xml", Optional.empty(), pom.length());
    return Pom.of(ConfigReader.read(source, Format.XML, pom).settings()).licences();
  }
}
