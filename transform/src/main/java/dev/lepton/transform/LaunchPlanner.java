package dev.lepton.transform;

import dev.lepton.model.assessment.Profile;
import dev.lepton.model.bundle.Bundle.Launch;
import dev.lepton.model.migration.Migration;
import dev.lepton.transform.internal.container.Stack;
import dev.lepton.transform.internal.refactor.HealthPaths;
import dev.lepton.transform.internal.refactor.Setting;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Decides how the new release is started and where it listens. Pure. */
final class LaunchPlanner {
  private LaunchPlanner() {}

  static Launch launch(Migration migration, Profile profile, Stack stack, RefactoredSource source) {
    Optional<Setting> lifted = source.settings().first(Setting.Kind.PORT);
    int own =
        migration
            .application()
            .port()
            .or(() -> lifted.flatMap(Setting::fallback).flatMap(LaunchPlanner::number))
            .or(profile::port)
            .orElse(stack.usualPort());
    Optional<String> portSetting = lifted.map(Setting::name).or(stack::portVariable);
    int port = portSetting.isPresent() ? migration.target().port().orElse(own) : own;
    String health =
        source.health().map(HealthPaths::ready).orElse(migration.application().healthPath());
    return new Launch(
        stack.command(), port, portSetting, health, settings(source, portSetting, port));
  }

  private static Optional<Integer> number(String text) {
    return text.matches("\\d{1,5}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
  }

  /** A secret has no default to show; its name alone says that it is needed. */
  private static Map<String, String> settings(
      RefactoredSource source, Optional<String> portSetting, int port) {
    Map<String, String> settings = new TreeMap<>();
    for (Setting setting : source.settings().all()) {
      if (setting.fallback().isPresent() || setting.database() || setting.secret()) {
        settings.put(setting.name(), setting.fallback().orElse(""));
      }
    }
    portSetting.ifPresent(name -> settings.put(name, String.valueOf(port)));
    return settings;
  }
}
