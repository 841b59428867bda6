package dev.lepton.transform.internal.container.web;

import dev.lepton.transform.internal.container.Stack;
import dev.lepton.transform.internal.container.image.BuildStage;
import dev.lepton.transform.internal.container.image.Copy;
import dev.lepton.transform.internal.container.image.Recipe;
import java.util.List;
import java.util.Optional;

/** Files behind nginx, which writes to /tmp only and takes its port from PORT. Pure. */
public final class Nginx {
  private static final String BASE = "nginx:1.27-alpine";
  private static final String TEMPLATE = "/etc/nginx/app.conf";
  private static final List<String> START =
      List.of(
          "sh",
          "-c",
          "sed \"s/@PORT@/${PORT}/\" "
              + TEMPLATE
              + " >/tmp/nginx.conf && exec nginx -e /dev/stderr -c /tmp/nginx.conf -g 'daemon"
              + " off;'");

  private Nginx() {}

  /**
   * Files that are there.
   *
   * @param folder relative to the context
   */
  public static Stack files(String folder) {
    return stack("Static files", List.of(), Optional.empty(), Copy.source(folder, "."), "=404");
  }

  /**
   * Files that a build makes: an application in the browser, which finds its way from any path.
   *
   * @param words of the build, in the context's folder
   * @param output the folder that it makes, as the stage sees it
   */
  public static Stack built(String kind, List<String> words, BuildStage stage, String output) {
    return stack(kind, words, Optional.of(stage), Copy.built(output, "/app"), "/index.html");
  }

  private static Stack stack(
      String kind, List<String> words, Optional<BuildStage> stage, Copy content, String otherwise) {
    Recipe.Builder recipe =
        Recipe.upon(BASE).text(TEMPLATE, configuration(otherwise)).copy(content);
    stage.ifPresent(recipe::build);
    return new Stack(kind, words, List.of(), 8080, Optional.of("PORT"), recipe.entryPoint(START));
  }

  private static List<String> configuration(String otherwise) {
    return List.of(
        "pid /tmp/nginx.pid;",
        "events {}",
        "http {",
        "  include /etc/nginx/mime.types;",
        "  access_log /dev/stdout;",
        "  server_tokens off;",
        "  gzip on;",
        "  client_body_temp_path /tmp/body;",
        "  proxy_temp_path /tmp/proxy;",
        "  fastcgi_temp_path /tmp/fastcgi;",
        "  uwsgi_temp_path /tmp/uwsgi;",
        "  scgi_temp_path /tmp/scgi;",
        "  server {",
        "    listen @PORT@;",
        "    root /app;",
        "    location / { try_files $uri $uri/ " + otherwise + "; }",
        "  }",
        "}");
  }
}
