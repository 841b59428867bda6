package dev.lepton.transform.internal.python;

import dev.lepton.model.assessment.Finding;
import dev.lepton.model.bundle.Bundle.WorkItem;
import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.Language;
import dev.lepton.transform.internal.refactor.Recipe;
import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.script.SyntaxNode;
import java.util.Optional;

/**
 * Sessions of Flask-Session go to Redis where the environment names one, those of Django from files
 * into the database.
 */
record ShareSessions(PythonSources sources) implements Recipe {
  private static final Concern CONCERN = Concern.SHARED_SESSIONS;
  private static final String DJANGO_DATABASE = "django.contrib.sessions.backends.db";

  @Override
  public String id() {
    return "sessions";
  }

  @Override
  public Language language() {
    return Language.PYTHON;
  }

  @Override
  public void run(Refactoring refactoring) {
    for (Finding finding : refactoring.open(this)) {
      sources.module(finding.file()).ifPresent(module -> answer(refactoring, module, finding));
    }
  }

  private static void answer(Refactoring refactoring, PythonModule module, Finding finding) {
    Optional<SyntaxNode> value =
        module.script().on(finding.line(), "assignment").stream()
            .flatMap(assignment -> assignment.field("right").stream())
            .filter(node -> module.text(node).isPresent())
            .findFirst();
    if (value.isEmpty()) {
      refactoring.leave(finding, "The kind of session is no plain assignment on this line.");
    } else if (finding.ruleId().equals("lepton-python-session-0020")) {
      useDatabase(refactoring, module, value.get(), finding);
    } else {
      useRedis(refactoring, module, value.get(), finding);
    }
  }

  private static void useDatabase(
      Refactoring refactoring, PythonModule module, SyntaxNode value, Finding finding) {
    String quote = module.source(value).substring(0, 1);
    module.replace(refactoring, CONCERN, value, quote + DJANGO_DATABASE + quote, finding.ruleId());
    refactoring.answer(finding);
    refactoring.leave(
        new WorkItem(
            finding.where(),
            finding.ruleId(),
            "Sessions are rows of a table now.",
            "The table is made by a migration, which is run against the real database.",
            "Have django.contrib.sessions among INSTALLED_APPS, run manage.py migrate, and"
                + " clearsessions every day.",
            0.25));
  }

  private static void useRedis(
      Refactoring refactoring, PythonModule module, SyntaxNode value, Finding finding) {
    if (!Requirements.add(refactoring, CONCERN, "redis>=5")) {
      refactoring.leave(
          finding,
          "The library for Redis must be added to a lock file, which only its tool can do.");
      return;
    }
    SyntaxNode assignment = value.parent().orElseThrow();
    String target = module.script().source(assignment, "left");
    String old = module.source(value);
    String quote = old.substring(0, 1);
    module.replace(
        refactoring,
        CONCERN,
        value,
        quote + "redis" + quote + " if os.environ.get(\"REDIS_URL\") else " + old,
        finding.ruleId());
    String redis = target.replace("SESSION_TYPE", "SESSION_REDIS");
    String newline = module.script().file().newline();
    String indentation = module.script().indentation(assignment);
    String lines =
        newline
            + indentation
            + "if os.environ.get(\"REDIS_URL\"):"
            + newline
            + indentation
            + "    from redis import Redis"
            + newline
            + newline
            + indentation
            + "    "
            + redis
            + " = Redis.from_url(os.environ[\"REDIS_URL\"])";
    refactoring.insertOnce(CONCERN, module.path(), module.endOfLine(assignment), lines);
    refactoring.answer(finding);
  }
}
