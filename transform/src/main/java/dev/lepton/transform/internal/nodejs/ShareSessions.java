package dev.lepton.transform.internal.nodejs;

import dev.lepton.model.assessment.Finding;
import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.Edit;
import dev.lepton.transform.internal.refactor.Language;
import dev.lepton.transform.internal.refactor.Recipe;
import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.script.SyntaxNode;
import dev.lepton.transform.internal.source.TextFile;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sessions of express-session go to Redis where the environment names one. */
record ShareSessions(NodeSources sources) implements Recipe {
  private static final Concern CONCERN = Concern.SHARED_SESSIONS;
  private static final Pattern LIBRARIES = Pattern.compile("\"dependencies\"\\s*:\\s*\\{(\\s*)");
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
    List<String> locks =
        List.of("package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml");
    if (locks.stream().anyMatch(refactoring.tree()::contains)) {
      return "connect-redis and redis must be added to a lock file, which only its tool can do"
          + " (npm install connect-redis redis).";
    }
    boolean libraries =
        refactoring
            .tree()
            .text("package.json")
            .filter(text -> LIBRARIES.matcher(text.content()).find())
            .isPresent();
    return libraries ? "" : "package.json lists no dependencies.";
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
    addLibraries(refactoring);
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

  private static void addLibraries(Refactoring refactoring) {
    TextFile file = refactoring.tree().text("package.json").orElseThrow();
    Matcher libraries = LIBRARIES.matcher(file.content());
    if (libraries.find() && !file.content().contains("\"connect-redis\"")) {
      String space = libraries.group(1);
      String separator = space.isEmpty() ? " " : space;
      refactoring.insertOnce(
          CONCERN,
          file.path(),
          libraries.end(),
          "\"connect-redis\": \"^9.0.0\"," + separator + "\"redis\": \"^5.0.0\"," + separator);
    }
  }
}
