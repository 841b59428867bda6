package dev.lepton.assess.dependency;

import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.input.AnalysisInput;
import dev.lepton.assess.input.InputFile;
import java.util.ArrayList;
import java.util.List;

/** Dependencies of pom.xml files, and what these bring along. */
final class MavenManifests implements Manifests {
  @Override
  public List<Declared> read(AnalysisInput input, HitSink sink) {
    MavenProject project = MavenProject.read(input, sink);
    PomTree tree = project.tree();
    List<Declared> declared = new ArrayList<>();
    project
        .poms()
        .forEach(
            (file, pom) -> {
              pom.effective().forEach(entry -> declared.add(declared(tree, file, pom, entry)));
              new BroughtAlong(tree, file.path(), pom)
                  .find().stream()
                      .filter(library -> !library.declared())
                      .map(library -> brought(file, library))
                      .forEach(declared::add);
            });
    return declared;
  }

  private static Declared declared(PomTree tree, InputFile file, Pom pom, Pom.Entry entry) {
    String group = tree.resolve(file.path(), pom, entry.part("groupId"));
    String artifact = tree.resolve(file.path(), pom, entry.part("artifactId"));
    String version = tree.version(file.path(), pom, entry);
    String type = entry.part("type");
    return Declared.maven(
        file, entry.line(), group, artifact, version, type.isEmpty() ? "jar" : type);
  }

  private static Declared brought(InputFile file, BroughtAlong.Library library) {
    return Declared.maven(file, 0, library.group(), library.artifact(), library.version(), "jar");
  }
}
