package dev.lepton.transform.internal.python;

import dev.lepton.model.assessment.Finding;
import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.Language;
import dev.lepton.transform.internal.refactor.Recipe;
import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.script.SyntaxNode;
import java.util.List;

/**
 * A process that ignores SIGTERM leaves on it: by SystemExit, so that what is open is closed. The
 * system's own answer would not do, for the first process of a container has none.
 */
record LeaveOnSignal(PythonSources sources) implements Recipe {
  @Override
  public String id() {
    return "graceful-shutdown";
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
    List<SyntaxNode> ignored =
        module.script().on(finding.line(), "attribute", "identifier").stream()
            .filter(node -> module.source(node).matches("(signal\\.)?SIG_IGN"))
            .filter(node -> module.call(node).isPresent())
            .toList();
    if (ignored.isEmpty()) {
      refactoring.leave(finding, "The signal is not ignored by a plain argument on this line.");
      return;
    }
    ignored.forEach(
        node ->
            module.replace(
                refactoring,
                Concern.GRACEFUL_SHUTDOWN,
                node,
                "lambda *_: sys.exit(0)",
                finding.ruleId()));
    refactoring.answer(finding);
  }
}
