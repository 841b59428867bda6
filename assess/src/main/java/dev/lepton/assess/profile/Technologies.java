package dev.lepton.assess.profile;

import dev.lepton.assess.application.Application;
import dev.lepton.assess.code.CodeFile;
import dev.lepton.assess.code.Place;
import dev.lepton.assess.code.Reference;
import dev.lepton.assess.config.ConfigFile;
import dev.lepton.assess.config.Setting;
import dev.lepton.model.assessment.Profile.Technology;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds frameworks and databases, each with the first place that shows it. */
final class Technologies {
  private static final Pattern DATABASE_URL =
      Pattern.compile(
          "(?:jdbc:)?([a-z0-9]+)(?:\\+[a-z0-9]+)?:(?://|thin:|mem:|file:|tcp:|~).*",
          Pattern.DOTALL);

  private final Application application;
  private final List<Dependency> dependencies;

  Technologies(Application application, List<Dependency> dependencies) {
    this.application = application;
    this.dependencies = dependencies;
  }

  List<Technology> frameworks() {
    Map<String, Technology> found = new LinkedHashMap<>();
    byDependency(Catalogue::framework, found);
    byImport(Catalogue::framework, found);
    return List.copyOf(found.values());
  }

  List<Technology> databases() {
    Map<String, Technology> found = new LinkedHashMap<>();
    byDependency(Catalogue::database, found);
    byImport(Catalogue::database, found);
    application.liveCode().forEach(file -> byText(file, found));
    application.liveConfig().forEach(file -> bySetting(file, found));
    return List.copyOf(found.values());
  }

  private void byDependency(
      Function<String, Optional<String>> catalogue, Map<String, Technology> found) {
    for (Dependency dependency : dependencies) {
      Optional<String> title = catalogue.apply(dependency.name());
      title.ifPresent(name -> add(found, name, dependency.version(), dependency.place()));
    }
  }

  private void byImport(
      Function<String, Optional<String>> catalogue, Map<String, Technology> found) {
    for (CodeFile file : application.liveCode().toList()) {
      file.references(Reference.Kind.IMPORT)
          .forEach(
              reference ->
                  reference.name().candidates().stream()
                      .flatMap(name -> catalogue.apply("import:" + name).stream())
                      .forEach(name -> add(found, name, Optional.empty(), reference.place())));
    }
  }

  private static void byText(CodeFile file, Map<String, Technology> found) {
    file.texts()
        .forEach(
            text ->
                databaseIn(text.value().text())
                    .ifPresent(name -> add(found, name, Optional.empty(), text.value().place())));
  }

  private static void bySetting(ConfigFile file, Map<String, Technology> found) {
    for (Setting setting : file.settings()) {
      databaseIn(setting.value())
          .ifPresent(name -> add(found, name, Optional.empty(), file.placeOf(setting)));
    }
  }

  private static Optional<String> databaseIn(String text) {
    Matcher matcher = DATABASE_URL.matcher(text);
    return matcher.matches() ? Catalogue.databaseByScheme(matcher.group(1)) : Optional.empty();
  }

  /** The first sighting stays; a version that turns up later is added to it. */
  private static void add(
      Map<String, Technology> found, String name, Optional<String> version, Place place) {
    Technology seen = found.get(name);
    if (seen == null || seen.version().isEmpty() && version.isPresent()) {
      found.put(name, new Technology(name, version, place.toString()));
    }
  }
}
