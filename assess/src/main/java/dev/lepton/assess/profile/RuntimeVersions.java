package dev.lepton.assess.profile;

import dev.lepton.assess.application.Application;
import dev.lepton.assess.config.ConfigFile;
import dev.lepton.assess.config.Format;
import dev.lepton.assess.config.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the runtime version in build files, version files and Dockerfiles. */
public final class RuntimeVersions {
  private static final List<String> MAVEN_KEYS =
      List.of(
          "project/properties/maven.compiler.release",
          "project/properties/maven.compiler.target",
          "project/properties/maven.compiler.source",
          "project/properties/java.version");
  private static final Pattern COMPILER_PLUGIN =
      Pattern.compile("project/build/.*plugin(\\[\\d+])?/configuration/(release|target|source)");
  private static final Pattern BASE_IMAGE =
      Pattern.compile(
          "(?:.*/)?(python|node|openjdk|eclipse-temurin|amazoncorretto):(\\d+(?:\\.\\d+)?).*");
  private static final Pattern NUMBER = Pattern.compile("[^\\d]*(\\d+(?:\\.\\d+)?).*");

  private RuntimeVersions() {}

  /** Every statement, the most binding first. */
  public static List<RuntimeVersion> of(Application application) {
    List<RuntimeVersion> versions = new ArrayList<>();
    application.named("pom.xml").forEach(pom -> versions.addAll(maven(pom, application)));
    application
        .config(Format.GRADLE)
        .forEach(file -> file.setting("java").ifPresent(s -> add(versions, "Java", file, s)));
    application
        .config(Format.VERSION_FILE)
        .forEach(file -> file.settings().forEach(s -> add(versions, platform(file), file, s)));
    application
        .config(Format.PYPROJECT)
        .forEach(
            file ->
                file.setting("requires-python").ifPresent(s -> add(versions, "Python", file, s)));
    application
        .named("package.json")
        .forEach(
            file -> file.setting("engines.node").ifPresent(s -> add(versions, "Node.js", file, s)));
    application
        .config(Format.DOCKERFILE)
        .forEach(file -> file.settings().forEach(s -> image(versions, file, s)));
    return List.copyOf(versions);
  }

  private static List<RuntimeVersion> maven(ConfigFile pom, Application application) {
    MavenDependencies resolver = new MavenDependencies(application);
    List<Setting> candidates = new ArrayList<>();
    MAVEN_KEYS.forEach(key -> pom.setting(key).ifPresent(candidates::add));
    pom.settings().stream()
        .filter(s -> COMPILER_PLUGIN.matcher(s.key()).matches())
        .forEach(candidates::add);
    List<RuntimeVersion> versions = new ArrayList<>();
    for (Setting setting : candidates.stream().limit(1).toList()) {
      add(
          versions,
          "Java",
          pom,
          new Setting(setting.key(), resolver.resolve(pom, setting.value()), setting.line()));
    }
    return versions;
  }

  private static String platform(ConfigFile file) {
    return switch (file.source().name()) {
      case ".java-version" -> "Java";
      case ".nvmrc" -> "Node.js";
      default -> "Python";
    };
  }

  private static void image(List<RuntimeVersion> versions, ConfigFile file, Setting instruction) {
    Matcher matcher = BASE_IMAGE.matcher(instruction.value());
    if (instruction.key().equals("FROM") && matcher.matches()) {
      String platform =
          switch (matcher.group(1)) {
            case "python" -> "Python";
            case "node" -> "Node.js";
            default -> "Java";
          };
      add(versions, platform, file, new Setting("FROM", matcher.group(2), instruction.line()));
    }
  }

  private static void add(
      List<RuntimeVersion> versions, String platform, ConfigFile file, Setting setting) {
    boolean exact =
        !setting.value().contains(">")
            && !setting.value().contains("^")
            && !setting.value().contains("~");
    plain(setting.value())
        .ifPresent(
            version ->
                versions.add(new RuntimeVersion(platform, version, exact, file.placeOf(setting))));
  }

  /**
   * {@code 1.8} and {@code VERSION_1_8} are 8, {@code python-3.11.4} and {@code >=3.11} are 3.11.
   */
  private static Optional<String> plain(String text) {
    Matcher matcher = NUMBER.matcher(text.replaceFirst("^(VERSION_)?1[._](\\d+)(\\.\\d+)*$", "$2"));
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
