package dev.lepton.assess.profile;

import dev.lepton.assess.application.Application;
import dev.lepton.assess.config.ConfigFile;
import dev.lepton.assess.config.Setting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Dependencies of pom files, with versions looked up in properties and dependency management across
 * the tree.
 */
final class MavenDependencies {
  private static final Pattern DEPENDENCY =
      Pattern.compile(
          "project/(dependencies|dependencyManagement/dependencies)/(dependency(?:\\[\\d+])?)/(\\w+)");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]+)}");
  private static final int DEEPEST = 5;

  private final List<ConfigFile> poms;

  MavenDependencies(Application application) {
    poms = application.named("pom.xml").toList();
  }

  Stream<Dependency> of(ConfigFile pom) {
    Stream<Dependency> declared =
        elements(pom, "dependencies").values().stream()
            .filter(
                parts -> !part(parts, "scope").equals("test") && parts.containsKey("artifactId"))
            .map(
                parts ->
                    new Dependency(
                        "maven:" + part(parts, "groupId") + ":" + part(parts, "artifactId"),
                        version(pom, parts),
                        pom.placeOf(parts.get("artifactId"))));
    return Stream.concat(parent(pom), declared);
  }

  private static Stream<Dependency> parent(ConfigFile pom) {
    return pom.setting("project/parent/artifactId").stream()
        .map(
            artifact ->
                new Dependency(
                    "maven:"
                        + pom.setting("project/parent/groupId").map(Setting::value).orElse("")
                        + ":"
                        + artifact.value(),
                    pom.setting("project/parent/version").map(Setting::value),
                    pom.placeOf(artifact)));
  }

  private static Map<String, Map<String, Setting>> elements(ConfigFile pom, String section) {
    Map<String, Map<String, Setting>> elements = new LinkedHashMap<>();
    for (Setting setting : pom.settings()) {
      Matcher matcher = DEPENDENCY.matcher(setting.key());
      if (matcher.matches() && matcher.group(1).equals(section)) {
        elements
            .computeIfAbsent(matcher.group(2), key -> new LinkedHashMap<>())
            .put(matcher.group(3), setting);
      }
    }
    return elements;
  }

  private static String part(Map<String, Setting> parts, String name) {
    return Optional.ofNullable(parts.get(name)).map(Setting::value).orElse("");
  }

  private Optional<String> version(ConfigFile pom, Map<String, Setting> parts) {
    String own = part(parts, "version");
    String version =
        own.isEmpty() ? managed(part(parts, "groupId"), part(parts, "artifactId")) : own;
    return Optional.of(resolve(pom, version))
        .filter(found -> !found.isEmpty() && !found.contains("${"));
  }

  private String managed(String group, String artifact) {
    return poms.stream()
        .flatMap(pom -> elements(pom, "dependencyManagement/dependencies").values().stream())
        .filter(
            parts ->
                part(parts, "groupId").equals(group) && part(parts, "artifactId").equals(artifact))
        .map(parts -> part(parts, "version"))
        .findFirst()
        .orElse("");
  }

  /**
   * Replaces placeholders by the pom's own properties, or by those of any other pom in the tree.
   */
  String resolve(ConfigFile pom, String text) {
    String resolved = text;
    for (int i = 0; i < DEEPEST && resolved.contains("${"); i++) {
      resolved =
          PLACEHOLDER
              .matcher(resolved)
              .replaceAll(match -> Matcher.quoteReplacement(property(pom, match.group(1))));
    }
    return resolved;
  }

  private String property(ConfigFile pom, String name) {
    String key =
        name.startsWith("project.")
            ? "project/" + name.substring("project.".length())
            : "project/properties/" + name;
    return Stream.concat(Stream.of(pom), poms.stream())
        .flatMap(file -> file.setting(key).stream())
        .map(Setting::value)
        .findFirst()
        .orElse("${" + name + "}");
  }
}
