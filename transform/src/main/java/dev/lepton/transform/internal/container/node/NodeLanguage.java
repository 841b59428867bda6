package dev.lepton.transform.internal.container.node;

import dev.lepton.model.assessment.Profile;
import dev.lepton.transform.internal.container.Evidence;
import dev.lepton.transform.internal.container.Role;
import dev.lepton.transform.internal.container.Stack;
import dev.lepton.transform.internal.container.language.Folder;
import dev.lepton.transform.internal.container.language.Found;
import dev.lepton.transform.internal.container.language.Language;
import dev.lepton.transform.internal.container.language.Search;
import dev.lepton.transform.internal.source.TextFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Packages of Node.js: servers, workers, and front ends that are built to files. */
public final class NodeLanguage implements Language {
  private static final Map<String, String> SERVERS = new LinkedHashMap<>();
  private static final Map<String, String> FRONT_ENDS = new LinkedHashMap<>();

  static {
    SERVERS.put("next", "Next.js");
    SERVERS.put("nuxt", "Nuxt");
    SERVERS.put("@nestjs/core", "NestJS");
    SERVERS.put("@remix-run/serve", "Remix");
    SERVERS.put("express", "Express");
    SERVERS.put("fastify", "Fastify");
    SERVERS.put("koa", "Koa");
    SERVERS.put("@hapi/hapi", "hapi");
    SERVERS.put("restify", "Restify");
    SERVERS.put("hono", "Hono");
    SERVERS.put("polka", "Polka");
    SERVERS.put("socket.io", "Socket.IO");
    FRONT_ENDS.put("vite", "dist");
    FRONT_ENDS.put("react-scripts", "build");
    FRONT_ENDS.put("@vue/cli-service", "dist");
    FRONT_ENDS.put("@angular/cli", "dist");
    FRONT_ENDS.put("parcel", "dist");
    FRONT_ENDS.put("gatsby", "public");
    FRONT_ENDS.put("@11ty/eleventy", "_site");
    FRONT_ENDS.put("astro", "dist");
    FRONT_ENDS.put("@docusaurus/core", "build");
  }

  private static final Pattern LISTENS =
      Pattern.compile("\\.listen\\(|createServer\\(|\\bserve\\(");
  private static final Pattern VARIABLE =
      Pattern.compile("process\\.env(?:\\.|\\[['\"])(\\w*PORT)\\b");
  private static final Pattern PORT =
      Pattern.compile(
          "(?:\\.listen\\(\\s*|PORT['\"\\]]*\\s*(?:\\|\\||\\?\\?)\\s*['\"]?|\\b[pP](?:ort|ORT)\\s*[:=]\\s*)(\\d{2,5})\\b");

  @Override
  public boolean marks(String fileName) {
    return fileName.equals(NodePackage.FILE);
  }

  @Override
  public Search search(Folder folder, Profile profile) {
    Optional<TextFile> file = folder.text(NodePackage.FILE);
    if (file.isEmpty()) {
      return Search.nothing();
    }
    NodePackage project = NodePackage.of(folder, file.get());
    Optional<String> server =
        SERVERS.keySet().stream().filter(project::needs).map(SERVERS::get).findFirst();
    Optional<String> frontEnd = FRONT_ENDS.keySet().stream().filter(project::needs).findFirst();
    Optional<List<String>> start = StartCommand.of(project, server);
    if (server.isEmpty() && frontEnd.isPresent() && project.script("build").isPresent()) {
      return Search.of(List.of(frontEnd(project, frontEnd.get())));
    }
    // What nothing starts and what does not listen is a library.
    boolean meant =
        server.isPresent()
            || project.script("start").isPresent()
            || inSources(folder, LISTENS).isPresent();
    if (start.isPresent() && meant) {
      return Search.of(List.of(started(project, server, start.get())));
    }
    return project.isWorkspaceRoot()
        ? Search.nothing()
        : Search.missing(
                "The package has no start script, and no index.js, server.js or app.js that listens",
                folder.at(NodePackage.FILE),
                "Add a start script to package.json, or say what starts it in a Procfile.")
            .orRun(new NodeStack(project).server("Node.js", List.of(), false, Optional.empty()));
  }

  private static Found frontEnd(NodePackage project, String tool) {
    Stack stack = new NodeStack(project).frontEnd(tool, FRONT_ENDS.get(tool));
    return found(
        project,
        project.inContext() + "dist",
        Role.STATIC,
        stack,
        Optional.empty(),
        List.of(
            new Evidence(
                "a front end that " + tool + " builds to files",
                place(project, "\"" + tool + "\""))));
  }

  private static Found started(NodePackage project, Optional<String> server, List<String> command) {
    Folder folder = project.folder();
    Optional<Folder.Line> listens = inSources(folder, LISTENS);
    boolean web = server.isPresent() || listens.isPresent();
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(
        new Evidence(
            server.orElse("Node.js") + ", started by " + String.join(" ", command),
            place(project, "\"start\"")));
    listens.ifPresent(line -> evidence.add(new Evidence("listens", line.place())));
    Optional<Folder.Line> port = inSources(folder, PORT);
    port.ifPresent(
        line ->
            evidence.add(new Evidence("listens on port " + line.found().group(1), line.place())));
    Optional<String> variable =
        inSources(folder, VARIABLE)
            .map(line -> line.found().group(1))
            .or(
                () ->
                    server
                        .filter("Next.js"::equals)
                        .or(() -> server.filter("Nuxt"::equals))
                        .map(any -> "PORT"));
    Stack stack =
        new NodeStack(project)
            .server(server.orElse("Node.js"), command, web, web ? variable : Optional.empty());
    return found(
        project,
        command.get(command.size() - 1),
        web ? Role.WEB : Role.WORKER,
        stack,
        port.map(line -> Integer.parseInt(line.found().group(1))),
        evidence);
  }

  private static Found found(
      NodePackage project,
      String entry,
      Role role,
      Stack stack,
      Optional<Integer> port,
      List<Evidence> evidence) {
    return new Found(
        Optional.empty(), entry, true, project.context(), role, stack, port, List.copyOf(evidence));
  }

  private static Optional<Folder.Line> inSources(Folder folder, Pattern wanted) {
    return List.of(".js", ".mjs", ".cjs", ".ts").stream()
        .flatMap(suffix -> folder.anywhere(suffix, wanted).stream())
        .findFirst();
  }

  private static String place(NodePackage project, String text) {
    return project
        .folder()
        .line(NodePackage.FILE, Pattern.compile(Pattern.quote(text)))
        .map(Folder.Line::place)
        .orElse(project.folder().at(NodePackage.FILE));
  }

  @Override
  public String lookedFor() {
    return "Node.js: a package.json with a start script or one of index.js, server.js, app.js; or a front end with a"
        + " build script";
  }
}
