package dev.lepton.assess.dependency;

import dev.lepton.assess.config.Format;
import dev.lepton.assess.config.Setting;
import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.input.AnalysisInput;
import dev.lepton.assess.input.InputFile;
import java.util.ArrayList;
import java.util.List;

/** Packages that package.json files ask for, in the version that a lock file settles on. */
final class NpmManifests implements Manifests {
  private static final List<String> SECTIONS =
      List.of("dependencies.", "devDependencies.", "peerDependencies.", "optionalDependencies.");

  @Override
  public boolean concerns(InputFile file) {
    return file.name().equals("package.json") || NodeLocks.NAMES.contains(file.name());
  }

  @Override
  public List<Declared> read(AnalysisInput input, HitSink sink) {
    NodeLocks locks = new NodeLocks(input, sink);
    List<Declared> declared = new ArrayList<>();
    for (InputFile file : input.application()) {
      if (file.name().equals("package.json") && !file.path().contains("node_modules/")) {
        for (Setting setting : SettingsReader.read(file, Format.JSON, sink)) {
          add(file, setting, locks, declared);
        }
      }
    }
    return declared;
  }

  private static void add(
      InputFile file, Setting setting, NodeLocks locks, List<Declared> declared) {
    for (String section : SECTIONS) {
      if (setting.key().startsWith(section)) {
        String name = setting.key().substring(section.length());
        String version =
            locks
                .version(file.path(), name, setting.value())
                .orElseGet(() -> Scheme.plain(setting.value()));
        declared.add(new Declared(file, setting.line(), name, version, "npm"));
      }
    }
  }
}
