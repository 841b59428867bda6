package dev.lepton.transform.internal.container.java;

import dev.lepton.model.assessment.Profile;
import dev.lepton.transform.internal.container.Evidence;
import dev.lepton.transform.internal.container.Role;
import dev.lepton.transform.internal.container.Stack;
import dev.lepton.transform.internal.container.language.Folder;
import dev.lepton.transform.internal.container.language.Found;
import dev.lepton.transform.internal.container.language.Search;
import dev.lepton.transform.internal.source.SourceTree;
import dev.lepton.transform.internal.source.TextFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Gradle project makes that can be started, read from its build script as text: what a
 * script computes is not seen.
 */
final class GradleSearch {
  static final List<String> FILES = List.of("build.gradle", "build.gradle.kts");
  private static final List<String> SETTINGS = List.of("settings.gradle", "settings.gradle.kts");
  private static final Pattern MAIN =
      Pattern.compile("mainClass(?:Name)?(?:\\.set\\(|\\s*=)\\s*['\"]([\\w.$]+)['\"]");
  private static final Pattern RELEASE =
      Pattern.compile(
          "(?:JavaLanguageVersion\\.of\\(|(?:source|target)Compatibility\\s*=?\\s*(?:JavaVersion\\.VERSION_)?['\"]?(?:1[._])?|jvmToolchain\\(|release(?:\\.set\\(|\\s*=\\s*))(\\d+)");
  private static final Pattern ROOT_NAME =
      Pattern.compile("rootProject\\.name\\s*=\\s*['\"]([^'\"]+)['\"]");
  private static final Pattern VERSION =
      Pattern.compile("^version\\s*=?\\s*['\"]([^'\"]+)['\"]", Pattern.MULTILINE);

  private final Folder folder;
  private final TextFile script;
  private final Profile profile;
  private final Framework framework;
  private final String context;

  private GradleSearch(Folder folder, TextFile script, Profile profile) {
    this.folder = folder;
    this.script = script;
    this.profile = profile;
    this.framework = Framework.of(this::uses);
    this.context = context(folder);
  }

  static Search search(Folder folder, TextFile script, Profile profile) {
    return new GradleSearch(folder, script, profile).search();
  }

  /** The nearest folder above that settings.gradle makes the root of the build. */
  private static String context(Folder folder) {
    SourceTree tree = folder.tree();
    String at = folder.path();
    while (true) {
      String prefix = at.isEmpty() ? "" : at + "/";
      if (SETTINGS.stream().anyMatch(name -> tree.contains(prefix + name))) {
        return at;
      }
      if (at.isEmpty()) {
        return folder.path();
      }
      at = at.contains("/") ? at.substring(0, at.lastIndexOf('/')) : "";
    }
  }

  private boolean uses(Pattern wanted) {
    return wanted.matcher(script.content()).find();
  }

  private boolean plugin(String name) {
    return Pattern.compile(
            "(?:id\\s*\\(?\\s*['\"]|plugin:\\s*['\"]|^\\s*)" + name + "['\"\\s]", Pattern.MULTILINE)
        .matcher(script.content())
        .find();
  }

  private Search search() {
    if (plugin("war") && framework == Framework.NONE) {
      boolean jakarta = uses(Pattern.compile("jakarta\\."));
      Stack stack =
          ServletContainer.tomcat(
              build("war"), release(), archive(), jakarta, Fonts.areUsed(this::uses, folder));
      return found(Role.WEB, stack, "", "a web archive, served by Tomcat");
    }
    if (framework == Framework.SPRING_BOOT) {
      String version =
          Pattern.compile(
                  "org\\.springframework\\.boot['\"]\\)?\\s+version\\s*\\(?\\s*['\"]([^'\"]+)")
              .matcher(script.content())
              .results()
              .map(match -> match.group(1))
              .findFirst()
              .orElse("");
      JarStack jar = jarStack("bootJar");
      Stack stack =
          version.matches("\\d.*") && SpringBoot.hasLayers(version)
              ? jar.layers(archive(), version, folder)
              : jar.fatJar(archive());
      return found(framework.role(this::uses, folder), stack, "", "Spring Boot, built by Gradle");
    }
    if (plugin("com\\.(?:github\\.johnrengelman|gradleup)\\.shadow")) {
      return found(
          role(),
          jarStack("shadowJar").fatJar(archive() + "-all"),
          "",
          "one jar with everything, built by Gradle");
    }
    if (plugin("application")) {
      return application();
    }
    return folder.path().equals(context) && !FILES.stream().allMatch(folder::has)
        ? Search.missing(
            "The Gradle project has neither the plugin for applications nor one for Spring Boot,"
                + " WARs or fat jars",
            script.path(),
            "Add the plugin \"application\" with the main class, or point at the project that has"
                + " it.")
        : Search.nothing();
  }

  private Search application() {
    Optional<String> main =
        profile
            .entryPoint()
            .or(
                () -> {
                  Matcher written = MAIN.matcher(script.content());
                  return written.find() ? Optional.of(written.group(1)) : Optional.empty();
                })
            .or(() -> MainClasses.in(folder).stream().map(MainClasses.Main::name).findFirst());
    if (main.isEmpty()) {
      return Search.missing(
          "The Gradle application names no main class",
          script.path(),
          "Set application.mainClass in the build script.");
    }
    Stack stack =
        jarStack("installDist")
            .classPath(List.of("install/" + projectName() + "/lib/*"), main.get());
    return found(role(), stack, main.get(), "main class " + main.get() + ", built by Gradle");
  }

  private Role role() {
    return profile.port().isPresent() ? Role.WEB : framework.role(this::uses, folder);
  }

  private Search found(Role role, Stack stack, String entry, String what) {
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(new Evidence(what, script.path()));
    Optional<ServerPort> port = ServerPort.in(folder);
    port.ifPresent(one -> evidence.add(one.evidence()));
    return Search.of(
        List.of(
            new Found(
                folder.path().equals(context) ? Optional.empty() : Optional.of(projectName()),
                entry,
                true,
                context,
                role,
                stack,
                port.map(ServerPort::port),
                List.copyOf(evidence))));
  }

  private JarStack jarStack(String task) {
    return new JarStack(
        framework.title(),
        build(task),
        release(),
        Fonts.areUsed(this::uses, folder),
        ServerPort.in(folder).flatMap(ServerPort::variable).or(framework::portVariable));
  }

  private int release() {
    Matcher written = RELEASE.matcher(script.content());
    Optional<String> release =
        written.find() ? Optional.of(written.group(1)) : Optional.<String>empty();
    return Jvm.release(release, profile.runtimeVersion());
  }

  private JavaBuild build(String task) {
    String module = folder.path().equals(context) ? "" : module();
    String full = module.isEmpty() ? task : ":" + module.replace('/', ':') + ":" + task;
    boolean wrapper = folder.tree().contains(inContext("gradlew"));
    List<String> words = List.of(wrapper ? "./gradlew" : "gradle", "--no-daemon", "-q", full);
    return new JavaBuild(
        wrapper
            ? "eclipse-temurin:" + Math.max(release(), Jvm.OLDEST_TO_BUILD_WITH) + "-jdk"
            : "gradle:8-jdk" + Math.max(release(), Jvm.OLDEST_TO_BUILD_WITH),
        words,
        (wrapper ? "sh " : "") + String.join(" ", words),
        descriptions(),
        // Gradle resolves what a task needs; asking for the list fetches all of it.
        List.of((wrapper ? "sh ./gradlew" : "gradle") + " --no-daemon -q dependencies >/dev/null"),
        (module.isEmpty() ? "" : module + "/") + "build" + output(task));
  }

  private static String output(String task) {
    return task.equals("installDist") ? "" : "/libs";
  }

  private List<String> descriptions() {
    String prefix = context.isEmpty() ? "" : context + "/";
    return folder.tree().files().stream()
        .filter(file -> file.startsWith(prefix))
        .map(file -> file.substring(prefix.length()))
        .filter(
            file ->
                file.matches(
                    "(?:.*/)?(?:build|settings)\\.gradle(?:\\.kts)?|gradle\\.properties|gradlew"
                        + "|gradle/(?:wrapper/.*|.*\\.toml)"))
        .toList();
  }

  private String inContext(String file) {
    return context.isEmpty() ? file : context + "/" + file;
  }

  private String module() {
    return folder.path().substring(context.isEmpty() ? 0 : context.length() + 1);
  }

  private String projectName() {
    if (!folder.path().equals(context)) {
      return folder.path().replaceFirst(".*/", "");
    }
    return SETTINGS.stream()
        .flatMap(name -> folder.text(name).stream())
        .flatMap(file -> ROOT_NAME.matcher(file.content()).results())
        .map(match -> match.group(1))
        .findFirst()
        .orElse("build");
  }

  private String archive() {
    Matcher version = VERSION.matcher(script.content());
    return projectName() + (version.find() ? "-" + version.group(1) : "");
  }
}
