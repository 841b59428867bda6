package dev.lepton.assess.dependency;

import dev.lepton.assess.config.Format;
import dev.lepton.assess.config.Setting;
import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.input.InputFile;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A package-lock.json.
 *
 * @param versions by the names of packages, those of one workspace's own by its folder too
 */
record NpmLock(Map<String, String> versions) implements NodeLocks.Lock {
  private static final String VERSION = ".version";
  private static final String INSTALLED = "node_modules/";

  static NpmLock of(InputFile lock, HitSink sink) {
    Map<String, String> versions = new HashMap<>();
    for (Setting setting : SettingsReader.read(lock, Format.JSON, sink)) {
      String key = setting.key();
      if (key.endsWith(VERSION)) {
        String entry = key.substring(0, key.length() - VERSION.length());
        versions.putIfAbsent(
            entry.replaceFirst("^(?:packages|dependencies)\\.", ""), setting.value());
      }
    }
    return new NpmLock(versions);
  }

  @Override
  public Optional<String> version(String folder, String name, String range) {
    String own = folder.isEmpty() ? INSTALLED + name : folder + "/" + INSTALLED + name;
    return Optional.ofNullable(versions.get(own))
        .or(() -> Optional.ofNullable(versions.get(INSTALLED + name)))
        // As npm 6 wrote it.
        .or(() -> Optional.ofNullable(versions.get(name)));
  }
}
