package dev.lepton.assess.dependency;

import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.input.AnalysisInput;
import dev.lepton.assess.input.InputFile;
import java.util.List;

/** Reads the declarations of one technology's build files. */
interface Manifests {
  /** Whether the outcome may depend on that file; of all others it does not. */
  boolean concerns(InputFile file);

  /** In the order of files and lines. What cannot be read goes to the sink. */
  List<Declared> read(AnalysisInput input, HitSink sink);
}
