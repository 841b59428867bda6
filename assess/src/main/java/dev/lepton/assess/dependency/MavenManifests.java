package dev.lepton.assess.dependency;

import dev.lepton.assess.config.Format;
import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.input.AnalysisInput;
import dev.lepton.assess.input.InputFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Dependencies of pom.xml files. */
final class MavenManifests implements Manifests {
  @Override
  public List<Declared> read(AnalysisInput input, HitSink sink) {
    Map<InputFile, Pom> poms = new LinkedHashMap<>();
    PomTree tree = new PomTree(input.mavenRepository());
    for (InputFile file : input.application()) {
      if (file.name().equals("pom.xml")) {
        Pom pom = Pom.of(SettingsReader.read(file, Format.XML, sink));
        poms.put(file, pom);
        tree.add(file.path(), pom);
      }
    }
    List<Declared> declared = new ArrayList<>();
    poms.forEach(
        (file, pom) -> {
          for (Pom.Entry entry : pom.dependencies()) {
            String group = tree.resolve(file.path(), pom, entry.part("groupId"));
            String artifact = tree.resolve(file.path(), pom, entry.part("artifactId"));
            String type = entry.part("type");
            declared.add(
                new Declared(
                    file,
                    entry.line(),
                    group + "." + artifact,
                    tree.version(file.path(), pom, entry),
                    type.isEmpty() ? "jar" : type));
          }
        });
    return declared;
  }
}
