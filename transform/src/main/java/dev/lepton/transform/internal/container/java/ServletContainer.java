package dev.lepton.transform.internal.container.java;

import dev.lepton.transform.internal.container.Stack;
import dev.lepton.transform.internal.container.image.BuildStage;
import dev.lepton.transform.internal.container.image.Copy;
import dev.lepton.transform.internal.container.image.Recipe;
import java.util.List;
import java.util.Optional;

/** Puts a WAR into the servlet container that it was written for. Pure. */
final class ServletContainer {
  private static final int USUAL_PORT = 8080;

  private static final List<String> SERVER =
      List.of(
          "<Server port=\"-1\">",
          "  <Service name=\"Catalina\">",
          "    <Connector port=\"${PORT}\" protocol=\"HTTP/1.1\" connectionTimeout=\"20000\"/>",
          "    <Engine name=\"Catalina\" defaultHost=\"localhost\">",
          "      <Host name=\"localhost\" appBase=\"webapps\" autoDeploy=\"false\""
              + " createDirs=\"false\" workDir=\"/tmp/work\">",
          "        <Valve className=\"org.apache.catalina.valves.ErrorReportValve\""
              + " showReport=\"false\" showServerInfo=\"false\"/>",
          "      </Host>",
          "    </Engine>",
          "  </Service>",
          "</Server>");

  /** What Tomcat's own folder of settings says of every application still holds. */
  private static final List<String> CONTEXT =
      List.of("<Context defaultWebXml=\"${catalina.home}/conf/web.xml\"/>");

  private ServletContainer() {}

  /**
   * A WAR in Tomcat, at the root path. Its settings are our own: the port comes from PORT, what
   * Tomcat writes goes to /tmp, and there is neither a port to shut it down nor a version to tell.
   *
   * @param jakarta whether it uses the servlet API under its newer name
   * @param fonts whether it draws text, for which a runtime of its own would lack fonts
   */
  static Stack tomcat(JavaBuild build, int release, String war, boolean jakarta, boolean fonts) {
    int java = Math.max(release, jakarta ? 11 : 8);
    String tomcat = "tomcat:" + (jakarta ? "10.1" : "9.0");
    Recipe.Builder recipe =
        Recipe.upon(tomcat + "-jre" + java)
            .build(unpacked(build, war))
            .text("/app/conf/server.xml", SERVER)
            .text("/app/conf/context.xml", CONTEXT)
            .copy(Copy.built("/out/ROOT", "/app/webapps/ROOT"))
            .folder("/tmp")
            .environment("CATALINA_BASE", "/app")
            .environment("CATALINA_TMPDIR", "/tmp")
            .environment(
                "CATALINA_OPTS",
                String.join(" ", Jvm.OPTIONS)
                    + " -Dorg.apache.tomcat.util.digester.PROPERTY_SOURCE"
                    + "=org.apache.tomcat.util.digester.EnvironmentPropertySource");
    Jvm.linkedTomcat(java, tomcat + "-jdk" + java)
        .filter(any -> !fonts)
        .ifPresentOrElse(recipe::ownRuntime, () -> recipe.whole(Jvm.whole(fonts)));
    return new Stack(
        "WAR on Tomcat",
        build.words(),
        List.of(),
        USUAL_PORT,
        Optional.of("PORT"),
        recipe.entryPoint(List.of("catalina.sh", "run")));
  }

  /** A WAR in Jetty, for projects that are developed with it. */
  static Stack jetty(JavaBuild build, int release, String war, boolean jakarta) {
    Recipe recipe =
        Recipe.upon("jetty:" + (jakarta ? "11" : "10") + "-jre" + Math.max(release, 11))
            .build(unpacked(build, war))
            .prepare("mkdir -p /app/webapps")
            .prepare("cp -rL ${JETTY_BASE}/. /app/")
            .prepare("chmod -R a+rX /app")
            .copy(Copy.built("/out/ROOT", "/app/webapps/ROOT"))
            .folder("/tmp")
            .environment("JETTY_BASE", "/app")
            .environment("JAVA_OPTIONS", String.join(" ", Jvm.OPTIONS))
            .entryPoint(
                List.of(
                    "sh",
                    "-c",
                    "exec java ${JAVA_OPTIONS} -Djava.io.tmpdir=/tmp -jar ${JETTY_HOME}/start.jar"
                        + " jetty.base=/app jetty.http.port=${PORT}"));
    return new Stack(
        "WAR on Jetty", build.words(), List.of(), USUAL_PORT, Optional.of("PORT"), recipe);
  }

  /** The archive is unpacked while the image is built, since the container cannot write it. */
  private static BuildStage unpacked(JavaBuild build, String war) {
    return build.stage(
        List.of(
            "mkdir /out/ROOT",
            "cd /out/ROOT",
            "jar -xf /build/" + build.output() + "/" + war + ".war"));
  }
}
