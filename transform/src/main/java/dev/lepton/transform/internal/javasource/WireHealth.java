package dev.lepton.transform.internal.javasource;

import dev.lepton.model.assessment.Finding;
import dev.lepton.model.bundle.Bundle.WorkItem;
import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.Edit;
import dev.lepton.transform.internal.refactor.HealthPaths;
import dev.lepton.transform.internal.refactor.Language;
import dev.lepton.transform.internal.refactor.Recipe;
import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.refactor.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jdt.core.dom.ASTNode;
import org.eclipse.jdt.core.dom.ImportDeclaration;
import org.eclipse.jdt.core.dom.Statement;

/** Adds the probes' servlet next to the application's own servlets. */
final class WireHealth implements Recipe {
  private static final String RULE = "lepton-java-health-0040";

  private static final int SHORT = 90;

  private final JavaSources sources;
  private final Map<Setting.Kind, LiftedPlace> places;

  WireHealth(JavaSources sources, Map<Setting.Kind, LiftedPlace> places) {
    this.sources = sources;
    this.places = places;
  }

  @Override
  public String id() {
    return "health-endpoints";
  }

  @Override
  public Language language() {
    return Language.JAVA;
  }

  @Override
  public void run(Refactoring refactoring) {
    List<Finding> findings = refactoring.open(this);
    if (findings.isEmpty()) {
      return;
    }
    Optional<ServletRegistration> registration =
        sources.mentioning("addServlet").stream()
            .flatMap(unit -> ServletRegistration.find(unit).stream())
            .findFirst();
    Optional<String> namespace = registration.flatMap(found -> servletPackage());
    if (namespace.isEmpty()) {
      findings.forEach(
          finding ->
              refactoring.leave(
                  finding, "No place was found where another servlet can be registered safely."));
      return;
    }
    wire(refactoring, registration.get(), namespace.get());
    findings.forEach(refactoring::answer);
    if (database() == HealthServlet.Database.NONE
        && !refactoring.assessment().profile().databases().isEmpty()) {
      refactoring.leave(
          new WorkItem(
              findings.get(0).where(),
              RULE,
              "/readyz only says that the process is up.",
              "How the application logs in to its database could not be told.",
              "Let /readyz ask the database as well, with a time-out of two seconds.",
              0.5));
    }
    refactoring.answersAt(HealthPaths.below(registration.get().contextPath()));
  }

  private Optional<String> servletPackage() {
    return List.of("jakarta.servlet", "javax.servlet").stream()
        .filter(name -> !sources.mentioning("import " + name).isEmpty())
        .findFirst();
  }

  private void wire(
      Refactoring refactoring, ServletRegistration registration, String servletPackage) {
    JavaUnit unit = registration.unit();
    String folder = unit.path().substring(0, unit.path().lastIndexOf('/') + 1);
    String name =
        refactoring.tree().contains(folder + "HealthServlet.java")
            ? "PlatformHealthServlet"
            : "HealthServlet";
    HealthServlet.Database database = database();
    HealthServlet servlet = new HealthServlet(unit.packageName(), name, servletPackage, database);
    String source = Indentation.of(unit).apply(servlet.source(), 0) + "\n";
    refactoring.create(Concern.HEALTH_ENDPOINTS, folder + name + ".java", source, RULE);
    Statement last = registration.last();
    String text =
        statements(registration, name, arguments(unit, registration.statement(), database)).stream()
            .map(line -> unit.file().newline() + unit.indentation(last) + line)
            .reduce("", String::concat);
    refactoring.edit(
        new Edit(Concern.HEALTH_ENDPOINTS, unit.path(), endOfLine(unit, last), 0, text, RULE));
  }

  private HealthServlet.Database database() {
    if (!places.containsKey(Setting.Kind.DATABASE_URL)) {
      return HealthServlet.Database.NONE;
    }
    if (places.containsKey(Setting.Kind.DATABASE_USER)
        && places.containsKey(Setting.Kind.DATABASE_PASSWORD)) {
      return HealthServlet.Database.WITH_LOGIN;
    }
    // A probe that logs in with the wrong credentials would keep the application from ever being
    // ready.
    return places.get(Setting.Kind.DATABASE_URL).carriesLogin()
        ? HealthServlet.Database.URL_ONLY
        : HealthServlet.Database.NONE;
  }

  private List<String> arguments(JavaUnit unit, ASTNode at, HealthServlet.Database database) {
    Stream<Setting.Kind> kinds =
        switch (database) {
          case NONE -> Stream.empty();
          case URL_ONLY -> Stream.of(Setting.Kind.DATABASE_URL);
          case WITH_LOGIN ->
              Stream.of(
                  Setting.Kind.DATABASE_URL,
                  Setting.Kind.DATABASE_USER,
                  Setting.Kind.DATABASE_PASSWORD);
        };
    return kinds.map(kind -> expression(unit, at, kind)).toList();
  }

  private String expression(JavaUnit unit, ASTNode at, Setting.Kind kind) {
    LiftedPlace place = places.get(kind);
    return place
        .constantSeenFrom(unit, at)
        .orElseGet(
            () ->
                place
                    .fallback()
                    .map(fallback -> SettingLookup.optional(place.setting(), fallback))
                    .orElseGet(() -> SettingLookup.required(place.setting())));
  }

  private static List<String> statements(
      ServletRegistration registration, String servlet, List<String> arguments) {
    List<String> lines = new ArrayList<>(creation(registration.unit(), servlet, arguments));
    String context = registration.context();
    if (registration.server() == ServletRegistration.Server.TOMCAT) {
      lines.add(
          tomcatClass(registration.unit())
              + ".addServlet("
              + context
              + ", \"platform-health\", platformHealth);");
      lines.add(context + ".addServletMappingDecoded(\"/healthz\", \"platform-health\");");
      lines.add(context + ".addServletMappingDecoded(\"/readyz\", \"platform-health\");");
    } else {
      String holder = holderClass(registration.unit());
      lines.add(holder + " platformHealthHolder = new " + holder + "(platformHealth);");
      lines.add(context + ".addServlet(platformHealthHolder, \"/healthz\");");
      lines.add(context + ".addServlet(platformHealthHolder, \"/readyz\");");
    }
    return lines;
  }

  /** One line while it is short; otherwise an argument a line, as a formatter would break it. */
  private static List<String> creation(JavaUnit unit, String servlet, List<String> arguments) {
    String start = servlet + " platformHealth =";
    String flat = start + " new " + servlet + "(" + String.join(", ", arguments) + ");";
    if (flat.length() <= SHORT) {
      return List.of(flat);
    }
    String step = Indentation.of(unit).step().repeat(2);
    List<String> lines = new ArrayList<>(List.of(start, step + "new " + servlet + "("));
    for (int index = 0; index < arguments.size(); index++) {
      lines.add(
          step.repeat(2) + arguments.get(index) + (index + 1 < arguments.size() ? "," : ");"));
    }
    return lines;
  }

  private static String tomcatClass(JavaUnit unit) {
    String name = "org.apache.catalina.startup.Tomcat";
    return unit.file().content().contains("import " + name + ";") ? "Tomcat" : name;
  }

  /**
   * Jetty keeps the holder beside the context handler, in a package that changes with its version.
   */
  private static String holderClass(JavaUnit unit) {
    for (Object declared : unit.root().imports()) {
      String name = ((ImportDeclaration) declared).getName().getFullyQualifiedName();
      if (name.endsWith(".ServletContextHandler")) {
        return name.replace("ServletContextHandler", "ServletHolder");
      }
    }
    return "org.eclipse.jetty.servlet.ServletHolder";
  }

  /** Behind a comment that ends the statement's line, so that it stays where it belongs. */
  private static int endOfLine(JavaUnit unit, Statement statement) {
    String text = unit.file().content();
    int end = statement.getStartPosition() + statement.getLength();
    int lineEnd = text.indexOf('\n', end);
    String rest = lineEnd < 0 ? "" : text.substring(end, lineEnd);
    return rest.strip().startsWith("//") ? end + rest.stripTrailing().length() : end;
  }
}
