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
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Packages that composer.json files require, in the version that composer.lock settles on, and what
 * the lock file says they bring along. PHP itself and its extensions are no packages.
 */
final class ComposerManifests implements Manifests {
  private static final Pattern REQUIRED =
      Pattern.compile("require(?:-dev)?\\.([\\w.\\-]+/[\\w.\\-]+)");
  private static final Pattern LOCKED =
      Pattern.compile("(packages(?:-dev)?\\[\\d+])\\.(name|version)");

  @Override
  public boolean concerns(InputFile file) {
    return file.name().equals("composer.json") || file.name().equals("composer.lock");
  }

  @Override
  public List<Declared> read(AnalysisInput input, HitSink sink) {
    Map<String, InputFile> files = new HashMap<>();
    input.application().forEach(file -> files.put(file.path(), file));
    List<Declared> declared = new ArrayList<>();
    for (InputFile file : input.application()) {
      if (file.name().equals("composer.json") && !file.path().contains("vendor/")) {
        String folder = file.path().substring(0, file.path().length() - file.name().length());
        InputFile lock = files.get(folder + "composer.lock");
        Map<String, Declared> locked = lock == null ? new TreeMap<>() : locked(lock, sink);
        for (Setting setting : SettingsReader.read(file, Format.JSON, sink)) {
          Matcher required = REQUIRED.matcher(setting.key());
          if (required.matches()) {
            Declared settled = locked.remove(required.group(1));
            String version = settled == null ? plain(setting.value()) : settled.version();
            declared.add(
                new Declared(file, setting.line(), required.group(1), version, "composer"));
          }
        }
        declared.addAll(locked.values());
      }
    }
    return declared;
  }

  private static Map<String, Declared> locked(InputFile lock, HitSink sink) {
    Map<String, Setting> names = new HashMap<>();
    Map<String, String> versions = new HashMap<>();
    for (Setting setting : SettingsReader.read(lock, Format.JSON, sink)) {
      Matcher entry = LOCKED.matcher(setting.key());
      if (entry.matches() && entry.group(2).equals("name")) {
        names.put(entry.group(1), setting);
      } else if (entry.matches()) {
        versions.put(entry.group(1), setting.value());
      }
    }
    Map<String, Declared> locked = new TreeMap<>();
    names.forEach(
        (entry, name) ->
            locked.put(
                name.value(),
                new Declared(
                    lock,
                    name.line(),
                    name.value(),
                    plain(versions.getOrDefault(entry, "")),
                    "composer")));
    return locked;
  }

  /** A branch such as {@code dev-main} is no version. */
  private static String plain(String specifier) {
    return specifier.startsWith("dev-") ? "" : Scheme.plain(specifier);
  }
}
