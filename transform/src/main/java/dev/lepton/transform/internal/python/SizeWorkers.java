package dev.lepton.transform.internal.python;

import dev.lepton.model.assessment.Finding;
import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.Language;
import dev.lepton.transform.internal.refactor.Recipe;
import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.script.SyntaxNode;
import java.util.Optional;

/** Numbers of workers that follow the node's processors: the whole calculation goes. */
record SizeWorkers(PythonSources sources) implements Recipe {
  @Override
  public String id() {
    return "container-sizes";
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
    Optional<SyntaxNode> count =
        module.script().on(finding.line(), "call").stream()
            .filter(call -> module.callee(call).matches("(\\w+\\.)?cpu_count"))
            .findFirst()
            .map(SizeWorkers::calculation);
    boolean named =
        count
            .filter(
                node ->
                    module
                        .hint(node)
                        .matches("(?i)\\w*(workers|processes|threads|concurrency)\\w*"))
            .isPresent();
    if (!named) {
      refactoring.leave(finding, "What the number is used for does not show in its name.");
      return;
    }
    module.replace(
        refactoring,
        Concern.CONTAINER_SIZES,
        count.get(),
        "int(os.environ.get(\"WEB_CONCURRENCY\", \"2\"))",
        finding.ruleId());
    refactoring.answer(finding);
  }

  /** The expression that the count is part of. */
  private static SyntaxNode calculation(SyntaxNode call) {
    SyntaxNode whole = call;
    while (whole
        .parent()
        .filter(node -> node.is("binary_operator", "parenthesized_expression", "boolean_operator"))
        .isPresent()) {
      whole = whole.parent().get();
    }
    return whole;
  }
}
