package dev.lepton.transform.internal.nodejs;

import dev.lepton.model.assessment.Finding;
import dev.lepton.model.bundle.Bundle.WorkItem;
import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.Edit;
import dev.lepton.transform.internal.refactor.Language;
import dev.lepton.transform.internal.refactor.Recipe;
import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.script.SyntaxNode;
import java.util.Optional;

/** Closes the server on SIGTERM, so that Node.js ends when the last request is answered. */
record StopOnSignal(NodeSources sources) implements Recipe {
  private static final String HANDLER =
      """

      // Accept no more, end what is under way; the process ends when nothing is left to do.
      process.on('SIGTERM', () => {
        %1$s.close();
      });
      """;
  private static final String POOLS =
      "(?s).*['\"](pg|mysql2?|mongoose|mongodb|redis|ioredis|amqplib|kafkajs|knex|sequelize|typeorm)['\"/].*";

  @Override
  public String id() {
    return "graceful-shutdown";
  }

  @Override
  public Language language() {
    return Language.NODEJS;
  }

  @Override
  public void run(Refactoring refactoring) {
    boolean wired = false;
    for (Finding finding : refactoring.open(this)) {
      Optional<NodeModule> module = sources.module(finding.file());
      if (finding.ruleId().equals("lepton-nodejs-lifecycle-0030")) {
        module.ifPresent(found -> fillHandler(refactoring, found, finding));
      } else if (wired) {
        refactoring.leave(
            finding, "Another server of the application was given a handler already.");
      } else {
        wired = module.isPresent() && wire(refactoring, module.get(), finding);
      }
    }
  }

  private boolean wire(Refactoring refactoring, NodeModule module, Finding finding) {
    Optional<SyntaxNode> listen =
        module.script().on(finding.line(), "call_expression").stream()
            .filter(call -> module.callee(call).matches("\\w+\\.listen"))
            .findFirst();
    Optional<SyntaxNode> statement =
        listen
            .flatMap(SyntaxNode::parent)
            .filter(node -> node.is("expression_statement"))
            .or(
                () ->
                    listen
                        .flatMap(SyntaxNode::parent)
                        .filter(node -> node.is("variable_declarator"))
                        .flatMap(SyntaxNode::parent));
    if (listen.isEmpty() || statement.isEmpty()) {
      refactoring.leave(finding, "What listen returns is used in a way that a handler cannot see.");
      return false;
    }
    String server = serverOf(refactoring, module, listen.get(), statement.get(), finding);
    module.insertBehind(
        refactoring,
        Concern.GRACEFUL_SHUTDOWN,
        statement.get(),
        HANDLER.formatted(server),
        finding.ruleId());
    refactoring.answer(finding);
    if (sources.tree().files().stream()
        .filter(path -> path.matches("(.*/)?package\\.json"))
        .flatMap(path -> refactoring.tree().text(path).stream())
        .anyMatch(text -> text.content().matches(POOLS))) {
      refactoring.leave(
          new WorkItem(
              finding.where(),
              finding.ruleId(),
              "Open connections keep the process alive after its last request.",
              "Where the application keeps its connections was not told.",
              "Close pools and connections in the handler of SIGTERM, behind server.close().",
              0.25));
    }
    return true;
  }

  /** The variable that holds the server; one is made where there is none. */
  private static String serverOf(
      Refactoring refactoring,
      NodeModule module,
      SyntaxNode listen,
      SyntaxNode statement,
      Finding finding) {
    String receiver = module.callee(listen).replace(".listen", "");
    if (!statement.is("expression_statement")) {
      return module.script().source(listen.parent().orElseThrow(), "name");
    }
    boolean application =
        module.root().all("variable_declarator").stream()
                .filter(node -> module.script().source(node, "name").equals(receiver))
                .anyMatch(
                    node ->
                        module
                            .script()
                            .source(node, "value")
                            .matches("(?s)(express|fastify|Fastify)\\(.*|new Koa\\(.*"))
            || receiver.equals("app");
    if (!application) {
      return receiver;
    }
    String name =
        module.source(module.root()).matches("(?s).*\\bserver\\b.*") ? "httpServer" : "server";
    refactoring.edit(
        new Edit(
            Concern.GRACEFUL_SHUTDOWN,
            module.path(),
            statement.start(),
            0,
            "const " + name + " = ",
            finding.ruleId()));
    return name;
  }

  /** A handler that does nothing is worse than none: it keeps the process from ending. */
  private static void fillHandler(Refactoring refactoring, NodeModule module, Finding finding) {
    Optional<String> server =
        module.root().all("variable_declarator").stream()
            .filter(
                node ->
                    module
                        .script()
                        .source(node, "value")
                        .matches("(?s).*(\\.listen|createServer)\\(.*"))
            .map(node -> module.script().source(node, "name"))
            .findFirst();
    Optional<SyntaxNode> body =
        module.script().on(finding.line(), "statement_block").stream()
            .filter(node -> node.children().stream().allMatch(child -> child.is("{", "}")))
            .findFirst();
    if (server.isEmpty() || body.isEmpty()) {
      refactoring.leave(finding, "No variable was found that the server is kept in.");
      return;
    }
    module.replace(
        refactoring,
        Concern.GRACEFUL_SHUTDOWN,
        body.get(),
        "{ " + server.get() + ".close(); }",
        finding.ruleId());
    refactoring.answer(finding);
  }
}
