package dev.lepton.assess.profile;

import dev.lepton.assess.application.Application;
import dev.lepton.assess.code.EntryPoint;
import dev.lepton.assess.source.SourceFile;
import dev.lepton.model.assessment.Profile;
import dev.lepton.model.assessment.Profile.Technology;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says what an application is made of. Stateless, thread-safe. */
public final class Profiler {
  /**
   * Build files in the order in which they decide; the build tool is that of the file nearest to
   * the root.
   */
  private static final Map<String, String> BUILD_FILES = buildFiles();

  private Profiler() {}

  private static Map<String, String> buildFiles() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("pom.xml", "maven");
    files.put("build.gradle", "gradle");
    files.put("build.gradle.kts", "gradle");
    files.put("requirements.txt", "pip");
    files.put("pyproject.toml", "pip");
    files.put("setup.py", "pip");
    files.put("go.mod", "go");
    files.put("composer.json", "composer");
    files.put("Gemfile", "bundler");
    files.put("package.json", "npm");
    return files;
  }

  /**
   * @param declaredPort the port that the user named; it goes before any that is found
   */
  public static Profile profile(Application application, Optional<Integer> declaredPort) {
    Technologies technologies = new Technologies(application, Dependencies.of(application));
    List<Technology> frameworks = technologies.frameworks();
    List<String> names = frameworks.stream().map(Technology::name).toList();
    return new Profile(
        application.languages(),
        frameworks,
        buildTool(application.tree().files()),
        EntryPoints.find(application).map(EntryPoint::name),
        declaredPort.or(() -> Ports.find(application, names)),
        technologies.databases(),
        RuntimeVersions.of(application).stream().findFirst().map(RuntimeVersion::version));
  }

  private static Optional<String> buildTool(List<SourceFile> files) {
    int shallowest = Integer.MAX_VALUE;
    Optional<String> tool = Optional.empty();
    for (Map.Entry<String, String> entry : BUILD_FILES.entrySet()) {
      for (SourceFile file : files) {
        int depth = file.path().split("/").length;
        if (file.name().equals(entry.getKey()) && depth < shallowest) {
          shallowest = depth;
          tool = Optional.of(entry.getValue());
        }
      }
    }
    return tool.or(
        () ->
            files.stream().anyMatch(f -> f.name().endsWith(".csproj"))
                ? Optional.of("dotnet")
                : Optional.empty());
  }
}
