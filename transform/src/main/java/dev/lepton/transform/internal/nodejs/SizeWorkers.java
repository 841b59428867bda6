package dev.lepton.transform.internal.nodejs;

import dev.lepton.model.assessment.Finding;
import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.Language;
import dev.lepton.transform.internal.refactor.Recipe;
import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.script.SyntaxNode;
import java.util.Optional;

/** Numbers of workers that follow the node's processors. */
record SizeWorkers(NodeSources sources) implements Recipe {
  @Override
  public String id() {
    return "container-sizes";
  }

  @Override
  public Language language() {
    return Language.NODEJS;
  }

  @Override
  public void run(Refactoring refactoring) {
    for (Finding finding : refactoring.open(this)) {
      Optional<NodeModule> module = sources.module(finding.file());
      Optional<SyntaxNode> count =
          module.stream()
              .flatMap(found -> found.script().on(finding.line(), "member_expression").stream())
              .filter(node -> module.get().source(node).matches("(\\w+\\.)?cpus\\(\\)\\.length"))
              .findFirst();
      if (count.isEmpty()) {
        refactoring.leave(
            finding,
            "Whether the processes that are forked share anything – a port, files, messages – was"
                + " not told.");
        continue;
      }
      boolean alone =
          count
              .get()
              .parent()
              .filter(
                  node ->
                      node.is("assignment_expression", "variable_declarator", "pair", "arguments"))
              .isPresent();
      String setting = "Number(process.env.WEB_CONCURRENCY) || 1";
      String text = alone ? setting : "(" + setting + ")";
      module
          .get()
          .replace(refactoring, Concern.CONTAINER_SIZES, count.get(), text, finding.ruleId());
      refactoring.answer(finding);
    }
  }
}
