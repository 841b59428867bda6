package dev.lepton.transform.internal.python;

import dev.lepton.model.assessment.Finding;
import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.Language;
import dev.lepton.transform.internal.refactor.Recipe;
import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.script.SyntaxNode;
import java.util.List;
import java.util.Optional;

/** A server that listens for its own machine only listens for all, unless it is told otherwise. */
record ListenEverywhere(PythonSources sources) implements Recipe {
  private static final String LOOPBACK = "(127\\.0\\.0\\.1|localhost)(:.*)?";

  @Override
  public String id() {
    return "listen-everywhere";
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
    List<SyntaxNode> hosts =
        module.script().on(finding.line(), "string").stream()
            .filter(node -> module.text(node).filter(text -> text.matches(LOOPBACK)).isPresent())
            .filter(node -> isListening(module, node))
            .toList();
    if (hosts.isEmpty()) {
      refactoring.leave(finding, "The address is no plain argument of the server's.");
      return;
    }
    for (SyntaxNode host : hosts) {
      String text = module.text(host).orElseThrow();
      int colon = text.indexOf(':');
      String replacement =
          colon < 0
              ? "os.environ.get(\"HOST\", \"0.0.0.0\")"
              : "\"0.0.0.0:\" + os.environ.get(\"PORT\", \"" + text.substring(colon + 1) + "\")";
      module.replace(
          refactoring, Concern.EXTERNALISE_CONFIGURATION, host, replacement, finding.ruleId());
    }
    refactoring.answer(finding);
  }

  private static boolean isListening(PythonModule module, SyntaxNode node) {
    Optional<SyntaxNode> call = module.call(node);
    return module.hint(node).equals("bind")
        || call.isPresent() && module.callee(call.get()).endsWith(".run");
  }
}
