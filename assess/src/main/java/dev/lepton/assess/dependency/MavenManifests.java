package dev.lepton.assess.dependency;

import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.input.AnalysisInput;
import dev.lepton.assess.input.InputFile;
import java.util.List;

/** Dependencies of pom.xml files, and what these bring along. */
final class MavenManifests implements Manifests {
  /** None by itself: what poms of the local repository say counts too. */
  @Override
  public boolean concerns(InputFile file) {
    return false;
  }

  @Override
  public List<Declared> read(AnalysisInput input, HitSink sink) {
    return MavenOutcome.of(input, sink).declared();
  }
}
