package dev.lepton.assess.profile;

import dev.lepton.assess.application.Application;
import dev.lepton.assess.code.Call;
import dev.lepton.assess.code.CodeFile;
import dev.lepton.assess.code.EntryPoint;
import dev.lepton.assess.code.Reference;
import dev.lepton.assess.config.Setting;
import dev.lepton.assess.source.Language;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Picks the place where the application starts. */
public final class EntryPoints {
  private static final Set<String> USUAL_SCRIPTS =
      Set.of("app.py", "main.py", "manage.py", "wsgi.py", "run.py", "server.py");
  private static final Set<String> WEB_APPLICATIONS = Set.of("flask.Flask", "fastapi.FastAPI");
  private static final Set<String> SERVERS =
      Set.of(
          "org.apache.catalina.startup.Tomcat",
          "org.eclipse.jetty.server.Server",
          "com.sun.net.httpserver.HttpServer",
          "io.undertow.Undertow",
          "java.net.ServerSocket",
          "org.springframework.boot.SpringApplication");

  private EntryPoints() {}

  /** The surest entry point; among equals the one nearest to the root, then the first by path. */
  public static Optional<EntryPoint> find(Application application) {
    Set<String> declared = declaredMainClasses(application);
    return application
        .liveCode()
        .flatMap(file -> candidates(file, declared))
        .max(
            Comparator.comparingInt(EntryPoint::rank)
                .thenComparing(
                    Comparator.comparingInt((EntryPoint e) -> depth(e.place().file())).reversed())
                .thenComparing(Comparator.comparing((EntryPoint e) -> e.place().file()).reversed())
                .thenComparing(
                    Comparator.comparingInt((EntryPoint e) -> e.place().line()).reversed()));
  }

  private static int depth(String path) {
    return (int) path.chars().filter(c -> c == '/').count();
  }

  private static Set<String> declaredMainClasses(Application application) {
    return application
        .liveConfig()
        .flatMap(file -> file.settings().stream())
        .filter(
            setting ->
                Set.of("mainClass", "Main-Class", "start-class").contains(setting.name())
                    || setting.key().endsWith("/start-class"))
        .map(Setting::value)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<EntryPoint> candidates(CodeFile file, Set<String> declared) {
    return file.source().isIn(Language.PYTHON) ? python(file) : java(file, declared);
  }

  private static Stream<EntryPoint> java(CodeFile file, Set<String> declared) {
    boolean spring =
        file.references(Reference.Kind.ANNOTATION)
            .anyMatch(
                r -> r.name().is("org.springframework.boot.autoconfigure.SpringBootApplication"));
    boolean server = file.calls().stream().anyMatch(call -> call.owner().isOneOf(SERVERS));
    return file.entryPoints().stream()
        .map(
            entry ->
                new EntryPoint(
                    entry.name(),
                    entry.place(),
                    entry.rank()
                        + (declared.contains(entry.name()) ? 100 : 0)
                        + (spring ? 20 : 0)
                        + (server ? 10 : 0)));
  }

  private static Stream<EntryPoint> python(CodeFile file) {
    List<Call> created =
        file.calls().stream()
            .filter(call -> call.owner().isOneOf(Set.of("flask", "fastapi")) && isApplication(call))
            .toList();
    int usual = USUAL_SCRIPTS.contains(file.source().name()) ? 3 : 0;
    int web = created.isEmpty() ? 0 : 10;
    Stream<EntryPoint> guards =
        file.entryPoints().stream()
            .map(e -> new EntryPoint(e.name(), e.place(), e.rank() + usual + web + 1));
    Stream<EntryPoint> runs =
        file.calls().stream()
            .filter(call -> call.name().equals("run") && call.owner().isOneOf(WEB_APPLICATIONS))
            .map(call -> new EntryPoint(file.source().path(), call.place(), 2 + usual + web));
    Stream<EntryPoint> applications =
        created.stream()
            .map(call -> new EntryPoint(file.source().path(), call.place(), 1 + usual + web));
    return Stream.of(guards, runs, applications).flatMap(s -> s);
  }

  private static boolean isApplication(Call call) {
    return call.owner().candidates().stream()
        .anyMatch(owner -> WEB_APPLICATIONS.contains(owner + "." + call.name()));
  }
}
