package dev.lepton.transform.internal.javasource;

import dev.lepton.model.assessment.Finding;
import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.Edit;
import dev.lepton.transform.internal.refactor.Language;
import dev.lepton.transform.internal.refactor.Recipe;
import dev.lepton.transform.internal.refactor.Refactoring;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jdt.core.dom.ASTNode;
import org.eclipse.jdt.core.dom.ClassInstanceCreation;
import org.eclipse.jdt.core.dom.InfixExpression;
import org.eclipse.jdt.core.dom.MethodInvocation;
import org.eclipse.jdt.core.dom.ParenthesizedExpression;

/** Pools that are sized by the node's processors get a size that is a setting. */
record SizePools(JavaSources sources) implements Recipe {
  private static final Pattern POOL =
      Pattern.compile(
          "(?s)(java\\.util\\.concurrent\\.)?(Executors\\.new(FixedThreadPool|ScheduledThreadPool|WorkStealingPool)"
              + "|new (java\\.util\\.concurrent\\.)?(ThreadPoolExecutor|ScheduledThreadPoolExecutor|ForkJoinPool))\\(.*"
              + "|(?s).*\\.set(Core|Max|Maximum)PoolSize\\(.*");

  /** As many as a small server had; what is measured goes into the variable. */
  private static final String SIZE =
      "Integer.parseInt(System.getenv().getOrDefault(\"WORKER_THREADS\", \"4\"))";

  @Override
  public String id() {
    return "container-sizes";
  }

  @Override
  public Language language() {
    return Language.JAVA;
  }

  @Override
  public void run(Refactoring refactoring) {
    for (Finding finding : refactoring.open(this)) {
      Optional<JavaUnit> unit = sources.unit(finding.file());
      List<MethodInvocation> calls =
          unit.map(
                  found ->
                      found.all(
                          MethodInvocation.class,
                          call ->
                              call.getName().getIdentifier().equals("availableProcessors")
                                  && found.line(call) == finding.line()))
              .orElse(List.of());
      if (calls.size() != 1 || !sizesPool(calls.get(0))) {
        refactoring.leave(
            finding, "What the number of processors decides is not the size of a pool.");
        continue;
      }
      MethodInvocation call = calls.get(0);
      refactoring.edit(
          new Edit(
              Concern.CONTAINER_SIZES,
              finding.file(),
              call.getStartPosition(),
              call.getLength(),
              SIZE,
              finding.ruleId()));
      refactoring.answer(finding);
    }
  }

  /** Itself or with some arithmetic around it, as an argument of what makes a pool. */
  private static boolean sizesPool(ASTNode call) {
    ASTNode node = call.getParent();
    while (node instanceof InfixExpression
        || node instanceof ParenthesizedExpression
        || node instanceof MethodInvocation among && isOfMath(among)) {
      node = node.getParent();
    }
    return (node instanceof MethodInvocation || node instanceof ClassInstanceCreation)
        && POOL.matcher(node.toString()).matches();
  }

  private static boolean isOfMath(MethodInvocation call) {
    return call.getExpression() != null && call.getExpression().toString().equals("Math");
  }
}
