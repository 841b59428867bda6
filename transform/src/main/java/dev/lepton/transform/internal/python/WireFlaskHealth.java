package dev.lepton.transform.internal.python;

import dev.lepton.model.assessment.Finding;
import dev.lepton.model.bundle.Bundle.WorkItem;
import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.Edit;
import dev.lepton.transform.internal.refactor.Refactoring;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Adds the probes' routes right behind the creation of a Flask application. */
final class WireFlaskHealth {
  private static final String RULE = "missing-health-endpoint";
  private static final String ROUTES =
      """


      @%1$s.route("/healthz")
      @%1$s.route("/readyz")
      def platform_health():
          ""\"Answers the platform's probes while the process is up.""\"
          return "up\\n", 200, {"Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store"}
      """;

  private final Refactoring refactoring;

  WireFlaskHealth(Refactoring refactoring) {
    this.refactoring = refactoring;
  }

  /** The path prefix of the probes; empty when they were not wired. */
  Optional<String> run() {
    List<Finding> findings = refactoring.open(RULE);
    Optional<FlaskApplication> application = FlaskApplication.find(refactoring.tree());
    if (findings.isEmpty() || application.isEmpty()) {
      return Optional.empty();
    }
    wire(application.get(), findings.get(0));
    findings.forEach(refactoring::answer);
    return Optional.of("");
  }

  private void wire(FlaskApplication application, Finding finding) {
    int last = application.lastLine();
    int offset = application.file().offsetOfLine(last) + application.file().line(last).length();
    String routes =
        ROUTES
            .formatted(application.variable())
            .lines()
            .map(line -> line.isEmpty() ? "" : application.indentation() + line)
            .collect(Collectors.joining("\n", "\n", ""));
    String inStyle = routes.replace("\n", application.file().newline());
    refactoring.edit(
        new Edit(Concern.HEALTH_ENDPOINTS, application.file().path(), offset, 0, inStyle, RULE));
    if (!refactoring.assessment().profile().databases().isEmpty()) {
      refactoring.leave(
          new WorkItem(
              finding.where(),
              "Let /readyz ask the database as well.",
              "How the application reaches its database could not be told, so /readyz only says"
                  + " that the process is up.",
              1));
    }
  }
}
