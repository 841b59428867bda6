package dev.lepton.transform.internal.nodejs;

import dev.lepton.model.assessment.Finding;
import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.Edit;
import dev.lepton.transform.internal.refactor.Language;
import dev.lepton.transform.internal.refactor.Recipe;
import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.script.SyntaxNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Sessions of express-session go to Redis where the environment names one. */
record ShareSessions(NodeSources sources) implements Recipe {
  private static final Concern CONCERN = Concern.SHARED_SESSIONS;
  private static final Map<String, String> LIBRARIES =
      new TreeMap<>(Map.of("connect-redis", "^9.0.0", "redis", "^5.0.0"));
  private static final String STORE =
      """
      // Where REDIS_URL is not set, sessions stay in this process as before.
      function sharedSessions() {
        const { RedisStore } = require('connect-redis');
        const client = require('redis').createClient({ url: process.env.REDIS_URL });
        client.connect().catch(console.error);
        return new RedisStore({ client });
      }
      """;

  @Override
  public String id() {
    return "sessions";
  }

  @Override
  public Language language() {
    return Language.NODEJS;
  }

  @Override
  public void run(Refactoring refactoring) {
    for (Finding finding : refactoring.open(this)) {
      Optional<NodeModule> module = sources.module(finding.file());
      Optional<SyntaxNode> options =
          module.stream()
              .flatMap(found -> found.script().on(finding.line(), "call_expression").stream())
              .filter(call -> module.get().callee(call).matches("(\\w+\\.)?session"))
              .flatMap(call -> NodeModule.arguments(call).stream())
              .filter(argument -> argument.is("object"))
              .findFirst();
      String obstacle = obstacle(refactoring, module, options);
      if (!obstacle.isEmpty()) {
        refactoring.leave(finding, obstacle);
        continue;
      }
      share(refactoring, module.get(), options.get(), finding);
      refactoring.answer(finding);
    }
  }

  private static String obstacle(
      Refactoring refactoring, Optional<NodeModule> module, Optional<SyntaxNode> options) {
    if (options.isEmpty()) {
      return "The options of the sessions are not written here.";
    }
    if (module.get().isModule()) {
      return "Modules load libraries before they know whether Redis is there.";
    }
    return PackageLibraries.obstacle(refactoring, "connect-redis", "redis");
  }

  private static void share(
      Refactoring refactoring, NodeModule module, SyntaxNode options, Finding finding) {
    SyntaxNode brace = options.children().get(0);
    boolean multiline = module.source(options).contains("\n");
    String pair = "store: process.env.REDIS_URL ? sharedSessions() : undefined,";
    String text =
        multiline
            ? module.script().file().newline() + innerIndentation(module, options) + pair
            : " " + pair;
    refactoring.edit(new Edit(CONCERN, module.path(), brace.end(), 0, text, finding.ruleId()));
    SyntaxNode statement = topStatement(options);
    String newline = module.script().file().newline();
    refactoring.insertOnce(
        CONCERN, module.path(), statement.start(), STORE.replace("\n", newline) + newline);
    PackageLibraries.add(refactoring, CONCERN, LIBRARIES);
  }

  private static String innerIndentation(NodeModule module, SyntaxNode options) {
    return options.children().stream()
        .filter(node -> node.is("pair"))
        .findFirst()
        .map(module.script()::indentation)
        .orElse("  ");
  }

  private static SyntaxNode topStatement(SyntaxNode node) {
    SyntaxNode statement = node;
    while (statement.parent().filter(parent -> !parent.is("program")).isPresent()) {
      statement = statement.parent().get();
    }
    return statement;
  }
}
