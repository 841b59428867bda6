package dev.lepton.assess.rules;

import dev.lepton.assess.application.Application;
import dev.lepton.assess.code.CodeFile;
import dev.lepton.assess.code.EntryPoint;
import dev.lepton.assess.code.Place;
import dev.lepton.assess.code.Reference;
import dev.lepton.assess.profile.Dependencies;
import dev.lepton.assess.profile.EntryPoints;
import dev.lepton.assess.profile.Ports;
import dev.lepton.assess.source.Language;
import dev.lepton.model.assessment.Finding.Category;
import dev.lepton.model.assessment.Finding.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a service owes the platform: say whether it is well, and go when asked to. */
final class HealthRules {
  private static final Pattern HEALTH_PATH =
      Pattern.compile(
          "(/[\\w-]+)?/(health(z|[-_]?check)?|ready(z)?|readiness|live(z|ness)?|actuator|ping)(/.*)?");
  private static final Set<String> HEALTH_LIBRARIES =
      Set.of(
          "spring-boot-starter-actuator",
          "quarkus-smallrye-health",
          "smallrye-health",
          "django-health-check",
          "py-healthcheck",
          "micronaut-management");
  private static final Set<String> WEB_TYPES =
      Set.of("http.HttpServlet", "http.HttpServletRequest");
  private static final Set<String> SHUTDOWN_ANNOTATIONS =
      Set.of("javax.annotation.PreDestroy", "jakarta.annotation.PreDestroy");

  private HealthRules() {}

  static Rule missingHealthEndpoint() {
    return new Rule(
        "missing-health-endpoint",
        Category.HEALTH,
        Severity.OPTIONAL,
        new Advice(
            "No health endpoint",
            "The platform cannot tell a release that is ready from one that hangs: it sends users"
                + " to it too early and restarts it too late.",
            "Answer GET /health with 200 once the application and what it depends on can serve, and"
                + " name it in the probes."),
        Repair.machine(1),
        List.of(Matcher.application(HealthRules::health)));
  }

  static Rule missingGracefulShutdown() {
    return new Rule(
        "missing-graceful-shutdown",
        Category.HEALTH,
        Severity.OPTIONAL,
        new Advice(
            "No graceful shutdown",
            "The platform stops containers at any time with SIGTERM; requests in flight and"
                + " buffered work are cut off.",
            "Stop accepting on SIGTERM (in Java by a shutdown hook), finish what runs within the"
                + " grace period, then exit."),
        Repair.person(1),
        List.of(Matcher.application(HealthRules::shutdown)));
  }

  private static Stream<Match> health(Application application) {
    if (!serves(application) || offersHealth(application)) {
      return Stream.empty();
    }
    return EntryPoints.find(application)
        .map(EntryPoint::place)
        .or(() -> firstWebPlace(application))
        .map(Match::at)
        .stream();
  }

  private static boolean serves(Application application) {
    return application
        .liveCode()
        .anyMatch(file -> Ports.listening(file).findAny().isPresent() || isWeb(file));
  }

  private static boolean isWeb(CodeFile file) {
    return webReferences(file).findAny().isPresent()
        || file.calls().stream()
            .anyMatch(call -> call.is("flask", "Flask") || call.is("fastapi", "FastAPI"))
        || file.references(Reference.Kind.ANNOTATION)
            .anyMatch(
                r -> r.name().is("org.springframework.boot.autoconfigure.SpringBootApplication"));
  }

  private static Stream<Reference> webReferences(CodeFile file) {
    return file.references(Reference.Kind.SUPERTYPE)
        .filter(
            reference -> WEB_TYPES.stream().anyMatch(type -> Servlets.is(reference.name(), type)));
  }

  private static Optional<Place> firstWebPlace(Application application) {
    return application
        .liveCode()
        .flatMap(HealthRules::webReferences)
        .map(Reference::place)
        .findFirst();
  }

  private static boolean offersHealth(Application application) {
    boolean route =
        application
            .liveCode()
            .flatMap(file -> file.texts().stream())
            .anyMatch(text -> HEALTH_PATH.matcher(text.value().text()).matches());
    boolean library =
        Dependencies.of(application).stream()
            .anyMatch(
                dependency ->
                    HEALTH_LIBRARIES.contains(
                        dependency.name().substring(dependency.name().lastIndexOf(':') + 1)));
    return route || library;
  }

  /**
   * Only for Java programs that open their own port: elsewhere the server or framework sees to it.
   */
  private static Stream<Match> shutdown(Application application) {
    boolean ownServer =
        application
            .liveCode()
            .filter(file -> file.source().isIn(Language.JAVA))
            .anyMatch(file -> Ports.listening(file).findAny().isPresent());
    boolean handled = application.liveCode().anyMatch(HealthRules::handlesShutdown);
    return ownServer && !handled
        ? EntryPoints.find(application).map(e -> Match.at(e.place())).stream()
        : Stream.empty();
  }

  private static boolean handlesShutdown(CodeFile file) {
    return file.calls().stream()
            .anyMatch(
                call ->
                    call.name().equals("addShutdownHook") || call.is("sun.misc.Signal", "handle"))
        || file.references(Reference.Kind.ANNOTATION)
            .anyMatch(reference -> reference.name().isOneOf(SHUTDOWN_ANNOTATIONS));
  }
}
