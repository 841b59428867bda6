package dev.lepton.assess.dependency;

import dev.lepton.assess.config.Format;
import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.input.InputFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All poms of an application, and what they mean together. */
record MavenProject(Map<InputFile, Pom> poms, PomTree tree) {
  static MavenProject read(List<InputFile> files, Optional<Path> repository, HitSink sink) {
    Map<InputFile, Pom> poms = new LinkedHashMap<>();
    PomTree tree = new PomTree(repository);
    for (InputFile file : files) {
      Pom pom = Pom.of(SettingsReader.read(file, Format.XML, sink));
      poms.put(file, pom);
      tree.add(file.path(), pom);
    }
    return new MavenProject(poms, tree);
  }
}
