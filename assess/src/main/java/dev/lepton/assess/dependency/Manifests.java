package dev.lepton.assess.dependency;

import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.input.AnalysisInput;
import java.util.List;

/** Reads the declarations of one technology's build files. */
interface Manifests {
  /** In the order of files and lines. What cannot be read goes to the sink. */
  List<Declared> read(AnalysisInput input, HitSink sink);
}
