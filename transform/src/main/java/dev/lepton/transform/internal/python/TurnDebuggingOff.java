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
 * Flask's and Django's debug mode, off unless the environment asks for it. Without it Django
 * answers only hosts that it knows, so that those come from the environment, too.
 */
record TurnDebuggingOff(PythonSources sources) implements Recipe {
  private static final Concern CONCERN = Concern.PRODUCTION_SETTINGS;

  @Override
  public String id() {
    return "production-settings";
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
    Optional<SyntaxNode> on =
        module.script().on(finding.line(), "true").stream()
            .filter(node -> module.hint(node).equalsIgnoreCase("debug"))
            .findFirst();
    if (on.isEmpty()) {
      refactoring.leave(finding, "The switch does not stand on this line as True.");
      return;
    }
    boolean django = on.get().parent().filter(node -> node.is("assignment")).isPresent();
    String variable = django ? "DJANGO_DEBUG" : "FLASK_DEBUG";
    module.replace(
        refactoring,
        CONCERN,
        on.get(),
        "os.environ.get(\"" + variable + "\") == \"1\"",
        finding.ruleId());
    refactoring.answer(finding);
    if (django) {
      nameHosts(refactoring, module);
      askForStaticFiles(refactoring, module, finding);
    }
  }

  private static void nameHosts(Refactoring refactoring, PythonModule module) {
    module.script().root().all("assignment").stream()
        .filter(node -> module.script().source(node, "left").equals("ALLOWED_HOSTS"))
        .flatMap(node -> node.field("right").stream())
        .filter(value -> value.is("list") && value.all("string").isEmpty())
        .forEach(
            value ->
                module.replace(
                    refactoring,
                    CONCERN,
                    value,
                    "os.environ.get(\"ALLOWED_HOSTS\", \"*\").split(\",\")",
                    ""));
  }

  private static void askForStaticFiles(
      Refactoring refactoring, PythonModule module, Finding finding) {
    String text = module.script().file().content();
    if (text.contains("django.contrib.staticfiles") && !text.contains("whitenoise")) {
      refactoring.leave(
          new WorkItem(
              finding.where(),
              finding.ruleId(),
              "Without debug mode Django serves no static files.",
              "Who serves them – WhiteNoise, a web server, a bucket – is the application's choice.",
              "Add WhiteNoise's middleware and run collectstatic in the image, or serve STATIC_ROOT"
                  + " from elsewhere.",
              0.5));
    }
  }
}
