package dev.lepton.assess.dependency;

import dev.lepton.assess.config.Format;
import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.input.AnalysisInput;
import dev.lepton.assess.input.InputFile;
import java.util.LinkedHashMap;
import java.util.Map;

/** All poms of an application, and what they mean together. */
record MavenProject(Map<InputFile, Pom> poms, PomTree tree) {
  static MavenProject read(AnalysisInput input, HitSink sink) {
    Map<InputFile, Pom> poms = new LinkedHashMap<>();
    PomTree tree = new PomTree(input.mavenRepository());
    for (InputFile file : input.application()) {
      if (file.name().equals("pom.xml")) {
        Pom pom = Pom.of(SettingsReader.read(file, Format.XML, sink));
        poms.put(file, pom);
        tree.add(file.path(), pom);
      }
    }
    return new MavenProject(poms, tree);
  }
}
