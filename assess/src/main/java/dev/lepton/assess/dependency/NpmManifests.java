package dev.lepton.assess.dependency;

import dev.lepton.assess.config.Format;
import dev.lepton.assess.config.Setting;
import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.input.AnalysisInput;
import dev.lepton.assess.input.InputFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Packages that package.json files ask for, in the version that a lock file settles on. */
final class NpmManifests implements Manifests {
  private static final List<String> SECTIONS =
      List.of("dependencies.", "devDependencies.", "peerDependencies.", "optionalDependencies.");
  private static final String LOCKED = "packages.node_modules/";

  @Override
  public boolean concerns(InputFile file) {
    return file.name().equals("package.json") || file.name().equals("package-lock.json");
  }

  @Override
  public List<Declared> read(AnalysisInput input, HitSink sink) {
    Map<String, InputFile> files = new HashMap<>();
    input.application().forEach(file -> files.put(file.path(), file));
    List<Declared> declared = new ArrayList<>();
    for (InputFile file : input.application()) {
      if (file.name().equals("package.json") && !file.path().contains("node_modules/")) {
        String folder = file.path().substring(0, file.path().length() - file.name().length());
        InputFile lock = files.get(folder + "package-lock.json");
        Map<String, String> locked = lock == null ? Map.of() : locked(lock, sink);
        for (Setting setting : SettingsReader.read(file, Format.JSON, sink)) {
          add(file, setting, locked, declared);
        }
      }
    }
    return declared;
  }

  private static void add(
      InputFile file, Setting setting, Map<String, String> locked, List<Declared> declared) {
    for (String section : SECTIONS) {
      if (setting.key().startsWith(section)) {
        String name = setting.key().substring(section.length());
        String version = locked.getOrDefault(name, Scheme.plain(setting.value()));
        declared.add(new Declared(file, setting.line(), name, version, "npm"));
      }
    }
  }

  private static Map<String, String> locked(InputFile lock, HitSink sink) {
    Map<String, String> versions = new HashMap<>();
    for (Setting setting : SettingsReader.read(lock, Format.JSON, sink)) {
      String key = setting.key();
      if (key.endsWith(".version")) {
        String entry = key.substring(0, key.length() - ".version".length());
        String name =
            entry.startsWith(LOCKED)
                ? entry.substring(LOCKED.length())
                : entry.replaceFirst("^dependencies\\.", "");
        versions.putIfAbsent(name, setting.value());
      }
    }
    return versions;
  }
}
