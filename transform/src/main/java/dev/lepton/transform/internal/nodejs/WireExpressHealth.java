package dev.lepton.transform.internal.nodejs;

import dev.lepton.model.assessment.Finding;
import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.HealthPaths;
import dev.lepton.transform.internal.refactor.Language;
import dev.lepton.transform.internal.refactor.Recipe;
import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.script.SyntaxNode;
import java.util.List;
import java.util.Optional;

/** Adds the probes' routes right behind the creation of an Express or Fastify application. */
record WireExpressHealth(NodeSources sources) implements Recipe {
  private static final String EXPRESS =
      """

      // The platform asks here whether the process is up; before everything that asks for a login.
      %1$s.get(['/healthz', '/readyz'], (req, res) => {
        res.set('Cache-Control', 'no-store').type('text/plain').send('up\\n');
      });
      """;
  private static final String FASTIFY =
      """

      // The platform asks here whether the process is up.
      %1$s.get('/healthz', async () => 'up');
      %1$s.get('/readyz', async () => 'up');
      """;

  @Override
  public String id() {
    return "health-endpoints";
  }

  @Override
  public Language language() {
    return Language.NODEJS;
  }

  private record Creation(NodeModule module, SyntaxNode declarator, String routes) {}

  @Override
  public void run(Refactoring refactoring) {
    List<Finding> findings = refactoring.open(this);
    if (findings.isEmpty()) {
      return;
    }
    Optional<Creation> creation =
        creation("express", EXPRESS).or(() -> creation("fastify|Fastify", FASTIFY));
    if (creation.isEmpty()) {
      findings.forEach(
          finding ->
              refactoring.leave(
                  finding,
                  "No variable was found that an Express or Fastify application is kept in."));
      return;
    }
    NodeModule module = creation.get().module();
    SyntaxNode declarator = creation.get().declarator();
    String name = module.script().source(declarator, "name");
    module.insertBehind(
        refactoring,
        Concern.HEALTH_ENDPOINTS,
        declarator.enclosing("lexical_declaration", "variable_declaration").orElse(declarator),
        creation.get().routes().formatted(name),
        findings.get(0).ruleId());
    findings.forEach(refactoring::answer);
    refactoring.answersAt(HealthPaths.below(""));
  }

  private Optional<Creation> creation(String function, String routes) {
    for (NodeModule module : sources.mentioning(function.split("\\|")[0])) {
      for (SyntaxNode declarator : module.root().all("variable_declarator")) {
        boolean made =
            declarator
                .field("value")
                .filter(value -> value.is("call_expression"))
                .filter(value -> module.callee(value).matches(function))
                .isPresent();
        boolean alone = isLastOfItsStatement(declarator);
        if (made && alone) {
          return Optional.of(new Creation(module, declarator, routes));
        }
      }
    }
    return Optional.empty();
  }

  /** In {@code var app = express(), db = …} what is inserted behind may already use the rest. */
  private static boolean isLastOfItsStatement(SyntaxNode declarator) {
    return declarator
        .parent()
        .filter(node -> node.is("lexical_declaration", "variable_declaration"))
        .isPresent();
  }
}
