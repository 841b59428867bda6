package dev.lepton.transform.internal.container.java;

import dev.lepton.transform.internal.container.image.Copy;
import dev.lepton.transform.internal.container.image.OwnRuntime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a Java virtual machine is chosen and started in a container. Pure. */
final class Jvm {
  static final List<String> OPTIONS =
      List.of("-XX:MaxRAMPercentage=75", "-XX:+ExitOnOutOfMemoryError");
  private static final List<Integer> LONG_TERM_RELEASES = List.of(8, 11, 17, 21, 25);
  private static final int USUAL = 17;

  /** Older ones are built for, but not built with. */
  static final int OLDEST_TO_BUILD_WITH = 17;

  private static final int FIRST_TO_LINK = 9;
  private static final int FIRST_WITH_NAMED_COMPRESSION = 21;
  private static final String HOME = "/opt/java";
  private static final String SMALL_BASE = "debian:bookworm-slim";
  private static final String MODULES =
      "^(java\\.|jdk\\.(charsets|crypto|dynalink|httpserver|jfr|localedata|management|naming|net$|nio|sctp|security|unsupported$|xml|zipfs))";

  private Jvm() {}

  static List<String> command(String... words) {
    List<String> all = new ArrayList<>();
    all.add("java");
    all.addAll(OPTIONS);
    all.addAll(List.of(words));
    return List.copyOf(all);
  }

  /** The first release with long-term support that runs what the build makes. */
  static int release(Optional<String> fromBuild, Optional<String> fromAssessment) {
    int wanted =
        fromBuild
            .or(() -> fromAssessment)
            .map(version -> version.replaceFirst("^1\\.", "").replaceAll("\\D.*", ""))
            .filter(version -> version.matches("\\d{1,2}"))
            .map(Integer::parseInt)
            .orElse(USUAL);
    return LONG_TERM_RELEASES.stream()
        .filter(candidate -> candidate >= wanted)
        .findFirst()
        .orElse(wanted);
  }

  /**
   * A runtime with the platform's modules and without tools, a third of the size of an image that
   * has all of them; empty where Java cannot make one. It is of the application's own release: the
   * JDK that builds makes it where it is of the same one, else an image of that release. Modules
   * are not chosen by what the classes refer to, since much of that is found by name only when it
   * runs.
   */
  static Optional<OwnRuntime> linked(int release) {
    if (release < FIRST_TO_LINK) {
      return Optional.empty();
    }
    return Optional.of(
        new OwnRuntime(
            Optional.of("eclipse-temurin:" + release + "-jdk")
                .filter(any -> release < OLDEST_TO_BUILD_WITH),
            SMALL_BASE,
            List.of(link(release, "/runtime")),
            Copy.built("/runtime", HOME),
            Map.of("JAVA_HOME", HOME, "PATH", HOME + "/bin:$PATH")));
  }

  /** The same with a servlet container beside it, both from an image that has both. */
  static Optional<OwnRuntime> linkedTomcat(int release, String image) {
    if (release < FIRST_TO_LINK) {
      return Optional.empty();
    }
    String tomcat = "/opt/tomcat";
    return Optional.of(
        new OwnRuntime(
            Optional.of(image),
            SMALL_BASE,
            List.of(
                "mkdir -p /runtime" + tomcat + "/conf",
                link(release, "/runtime" + HOME),
                "cp -rL ${CATALINA_HOME}/bin ${CATALINA_HOME}/lib /runtime" + tomcat + "/",
                "cp -L ${CATALINA_HOME}/conf/web.xml /runtime" + tomcat + "/conf/",
                // Settings may be readable by an account of the image's own only.
                "chmod -R a+rX /runtime" + tomcat),
            Copy.built("/runtime", "/"),
            Map.of(
                "JAVA_HOME",
                HOME,
                "CATALINA_HOME",
                tomcat,
                "PATH",
                HOME + "/bin:" + tomcat + "/bin:$PATH")));
  }

  /** Why an application keeps an image with all of Java. */
  static String whole(boolean fonts) {
    return fonts
        ? "the application draws text, which takes fonts and libraries that a linked runtime lacks"
        : "Java 8 cannot link a runtime of what is needed";
  }

  /** The release tells how compression is spelt; the tool itself what it can leave out. */
  private static String link(int release, String output) {
    String strip =
        release >= OLDEST_TO_BUILD_WITH
            ? "--strip-java-debug-attributes"
            : "$(jlink --list-plugins | grep -o -m 1 -e --strip-java-debug-attributes || echo --strip-debug)";
    return "jlink --output "
        + output
        + " "
        + strip
        + " --no-header-files --no-man-pages --compress="
        + (release < FIRST_WITH_NAMED_COMPRESSION ? "2" : "zip-6")
        + " --add-modules \"$(java --list-modules | sed 's/@.*//' | grep -E '"
        + MODULES
        + "' | paste -sd, -)\"";
  }

  static String runtime(int release) {
    return "eclipse-temurin:" + release + "-jre";
  }
}
