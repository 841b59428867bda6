package dev.lepton.transform.internal.container;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Java application built by Maven.
 *
 * @param jar file name below target
 * @param layout how the jar finds its libraries
 * @param mainClass needed only where the jar does not start by itself
 * @param release the Java release to run on
 */
record MavenStack(
    String jar, Layout layout, String libraryFolder, String mainClass, int release, boolean modules)
    implements Stack {
  private static final List<Integer> LONG_TERM_RELEASES = List.of(8, 11, 17, 21, 25);
  private static final List<String> JVM =
      List.of("-XX:MaxRAMPercentage=75", "-XX:+ExitOnOutOfMemoryError");

  /** How a jar finds its libraries. */
  enum Layout {
    FAT_JAR,
    LIBRARIES_BESIDE,
    CLASS_PATH
  }

  /**
   * @param entryPoint the main class that the assessment found
   * @param runtimeVersion the Java version that the assessment found
   */
  static MavenStack of(Pom pom, Optional<String> entryPoint, Optional<String> runtimeVersion) {
    Layout layout =
        pom.makesFatJar()
            ? Layout.FAT_JAR
            : pom.libraryFolder().isPresent() ? Layout.LIBRARIES_BESIDE : Layout.CLASS_PATH;
    String main = entryPoint.or(pom::mainClass).orElse("");
    int wanted =
        pom.javaRelease()
            .or(
                () ->
                    runtimeVersion.map(
                        version -> version.replaceFirst("^1\\.", "").replaceAll("\\D.*", "")))
            .filter(version -> version.matches("\\d{1,2}"))
            .map(Integer::parseInt)
            .orElse(17);
    int release =
        LONG_TERM_RELEASES.stream()
            .filter(candidate -> candidate >= wanted)
            .findFirst()
            .orElse(wanted);
    return new MavenStack(
        pom.jar(), layout, pom.libraryFolder().orElse(""), main, release, pom.hasModules());
  }

  @Override
  public List<String> build() {
    List<String> command = new ArrayList<>(List.of("mvn", "-q", "-B", "-DskipTests", "package"));
    if (layout == Layout.CLASS_PATH) {
      command.addAll(List.of("dependency:copy-dependencies", "-DincludeScope=runtime"));
    }
    return List.copyOf(command);
  }

  @Override
  public List<String> command() {
    return layout == Layout.CLASS_PATH
        ? words("-cp", "target/classes:target/dependency/*", mainClass)
        : words("-jar", "target/" + jar);
  }

  private static List<String> words(String... start) {
    List<String> words = new ArrayList<>(List.of("java"));
    words.addAll(JVM);
    words.addAll(List.of(start));
    return List.copyOf(words);
  }

  @Override
  public int usualPort() {
    return 8080;
  }

  @Override
  public boolean honoursPort() {
    return false;
  }

  @Override
  public Optional<String> usualBaseImage() {
    return Optional.of("eclipse-temurin:" + release + "-jre");
  }

  @Override
  public String dockerfile(ImageRequest request) {
    // What the application writes beside itself must land in /tmp: the rest of the container is
    // read-only.
    return """
    ARG BUILD_IMAGE=maven:3.9-eclipse-temurin-%d
    ARG BASE_IMAGE=%s

    FROM ${BUILD_IMAGE} AS build
    WORKDIR /build
    %sCOPY . .
    RUN %s \\
     && mkdir /out \\
    %s

    FROM ${BASE_IMAGE}
    %s
    RUN mkdir /data && chown 10001:10001 /data
    COPY --from=build /out /app
    WORKDIR /tmp
    ENV PORT=%d
    USER 10001:10001
    EXPOSE %d
    HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \\
      CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${PORT} && printf 'GET %s HTTP/1.0\\\\r\\\\n\\\\r\\\\n' >&3 && head -n 1 <&3 | grep -q ' 200'"]
    ENTRYPOINT %s
    """
        .formatted(
            Math.max(release, 17),
            request.images().resolve(request.baseImage().or(this::usualBaseImage).orElseThrow()),
            dependencyLayer(),
            String.join(" ", build()),
            collect(),
            Labels.of(request),
            request.port(),
            request.port(),
            request.healthPath(),
            Labels.execForm(entryPoint()));
  }

  /** The libraries change less often than the code: a layer of their own is built once. */
  private String dependencyLayer() {
    return modules ? "" : "COPY pom.xml ./\nRUN mvn -q -B dependency:go-offline\n";
  }

  private String collect() {
    return switch (layout) {
      case FAT_JAR -> " && cp target/" + jar + " /out/";
      case LIBRARIES_BESIDE ->
          libraryFolder.isEmpty()
              ? " && cp target/*.jar /out/"
              : " && cp target/" + jar + " /out/ \\\n && cp -r target/" + libraryFolder + " /out/";
      case CLASS_PATH -> " && cp -r target/classes target/dependency /out/";
    };
  }

  private List<String> entryPoint() {
    return layout == Layout.CLASS_PATH
        ? words("-cp", "/app/classes:/app/dependency/*", mainClass)
        : words("-jar", "/app/" + jar);
  }
}
