package dev.lepton.transform.internal.nodejs;

import dev.lepton.model.assessment.Finding;
import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.Language;
import dev.lepton.transform.internal.refactor.Recipe;
import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.script.SyntaxNode;
import java.util.List;

/** A server that listens for its own machine only listens for all, unless it is told otherwise. */
record ListenEverywhere(NodeSources sources) implements Recipe {
  @Override
  public String id() {
    return "listen-everywhere";
  }

  @Override
  public Language language() {
    return Language.NODEJS;
  }

  @Override
  public void run(Refactoring refactoring) {
    for (Finding finding : refactoring.open(this)) {
      sources.module(finding.file()).ifPresent(module -> answer(refactoring, module, finding));
    }
  }

  private static void answer(Refactoring refactoring, NodeModule module, Finding finding) {
    List<SyntaxNode> hosts =
        module.script().on(finding.line(), "string").stream()
            .filter(
                node ->
                    module
                        .text(node)
                        .filter(t -> t.matches("127\\.0\\.0\\.1|localhost"))
                        .isPresent())
            .filter(
                node ->
                    module
                            .call(node)
                            .filter(call -> module.callee(call).endsWith(".listen"))
                            .isPresent()
                        || module.hint(node).equals("host"))
            .toList();
    if (hosts.isEmpty()) {
      refactoring.leave(finding, "The address is no plain argument of listen.");
      return;
    }
    hosts.forEach(
        node ->
            module.replace(
                refactoring,
                Concern.EXTERNALISE_CONFIGURATION,
                node,
                "process.env.HOST || '0.0.0.0'",
                finding.ruleId()));
    refactoring.answer(finding);
  }
}
