package dev.lepton.transform.internal.python;

import dev.lepton.model.assessment.Finding;
import dev.lepton.model.bundle.Bundle.WorkItem;
import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.Edit;
import dev.lepton.transform.internal.refactor.HealthPaths;
import dev.lepton.transform.internal.refactor.Language;
import dev.lepton.transform.internal.refactor.Recipe;
import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.script.SyntaxNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Adds the probes' routes right behind the creation of a Flask or FastAPI application. */
record WirePythonHealth(PythonSources sources) implements Recipe {
  private static final String FLASK =
      """
      @%1$s.route("/healthz")
      @%1$s.route("/readyz")
      def platform_health():
          ""\"Answers the platform's probes while the process is up.""\"
          return "up\\n", 200, {"Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store"}
      """;
  private static final String FASTAPI =
      """
      @%1$s.get("/healthz", include_in_schema=False)
      @%1$s.get("/readyz", include_in_schema=False)
      def platform_health():
          ""\"Answers the platform's probes while the process is up.""\"
          return {"status": "up"}
      """;

  @Override
  public String id() {
    return "health-endpoints";
  }

  @Override
  public Language language() {
    return Language.PYTHON;
  }

  /** Where an application is made. */
  private record Creation(PythonModule module, SyntaxNode assignment, String routes) {
    SyntaxNode statement() {
      return assignment.enclosing("expression_statement").orElse(assignment);
    }
  }

  @Override
  public void run(Refactoring refactoring) {
    List<Finding> findings = refactoring.open(this);
    if (findings.isEmpty()) {
      return;
    }
    Optional<Creation> creation = creation("Flask", FLASK).or(() -> creation("FastAPI", FASTAPI));
    if (creation.isEmpty()) {
      findings.forEach(
          finding ->
              refactoring.leave(
                  finding,
                  "No variable was found that a Flask or FastAPI application is kept in."));
      return;
    }
    wire(refactoring, creation.get(), findings.get(0));
    findings.forEach(refactoring::answer);
    refactoring.answersAt(HealthPaths.below(""));
  }

  private Optional<Creation> creation(String type, String routes) {
    for (PythonModule module : sources.mentioning(type + "(")) {
      for (SyntaxNode assignment : module.script().root().all("assignment")) {
        String made = module.script().source(assignment, "right");
        boolean simple = assignment.field("left").filter(left -> left.is("identifier")).isPresent();
        if (simple && made.matches("(?s)(\\w+\\.)?" + type + "\\(.*")) {
          return Optional.of(new Creation(module, assignment, routes));
        }
      }
    }
    return Optional.empty();
  }

  private static void wire(Refactoring refactoring, Creation creation, Finding finding) {
    PythonModule module = creation.module();
    String variable = module.script().source(creation.assignment(), "left");
    String indentation = module.script().indentation(creation.statement());
    boolean atTop = indentation.isEmpty();
    String routes =
        creation
            .routes()
            .formatted(variable)
            .lines()
            .map(line -> line.isEmpty() ? "" : indentation + line)
            .collect(Collectors.joining("\n", atTop ? "\n\n\n" : "\n\n", ""));
    int end = module.endOfLine(creation.statement());
    String next = module.script().file().line(module.script().file().lineAt(end) + 1);
    routes += next.isBlank() ? "" : atTop ? "\n\n" : "\n";
    refactoring.edit(
        new Edit(
            Concern.HEALTH_ENDPOINTS,
            module.path(),
            end,
            0,
            routes.replace("\n", module.script().file().newline()),
            finding.ruleId()));
    if (!refactoring.assessment().profile().databases().isEmpty()) {
      refactoring.leave(
          new WorkItem(
              finding.where(),
              finding.ruleId(),
              "/readyz only says that the process is up.",
              "How the application reaches its database could not be told.",
              "Let /readyz ask the database as well, with a time-out of two seconds.",
              0.5));
    }
    askForLogins(refactoring, module, finding);
  }

  /** A check of every request would send the platform to the login page. */
  private static void askForLogins(Refactoring refactoring, PythonModule module, Finding finding) {
    String text = module.script().file().content();
    if (text.contains(".before_request") || text.contains(".middleware(")) {
      refactoring.leave(
          new WorkItem(
              finding.where(),
              finding.ruleId(),
              "Something looks at every request before it is answered.",
              "Whether it lets strangers through to /healthz and /readyz was not told.",
              "Let these two paths through without a login.",
              0.25));
    }
  }
}
