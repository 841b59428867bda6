package dev.lepton.transform.internal.nodejs;

import dev.lepton.model.assessment.Finding;
import dev.lepton.transform.internal.refactor.Language;
import dev.lepton.transform.internal.refactor.Lift;
import dev.lepton.transform.internal.refactor.Recipe;
import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.refactor.SecretMask;
import dev.lepton.transform.internal.script.SyntaxNode;
import java.util.List;

/** Turns literals into lookups in {@code process.env}. */
record LiftNodeSettings(Lift.Subject subject, NodeSources sources) implements Recipe {
  @Override
  public String id() {
    return subject.recipe();
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

  private void answer(Refactoring refactoring, NodeModule module, Finding finding) {
    List<SyntaxNode> literals =
        module.script().on(finding.line(), "string", "number", "template_string").stream()
            .filter(literal -> fits(module, literal))
            .toList();
    if (literals.isEmpty()) {
      refactoring.leave(finding, "The value does not stand on this line as a plain literal.");
      return;
    }
    literals.forEach(literal -> lift(refactoring, module, literal, finding.ruleId()));
    refactoring.answer(finding);
  }

  private boolean fits(NodeModule module, SyntaxNode literal) {
    if (literal.isField("key")
        || literal.parent().filter(node -> node.is("import_statement")).isPresent()) {
      return false;
    }
    if (subject == Lift.Subject.PORT) {
      boolean number = literal.is("number") && module.source(literal).matches("[1-9]\\d{1,4}");
      boolean listens =
          module.call(literal).filter(call -> module.callee(call).endsWith(".listen")).isPresent()
              && NodeModule.arguments(module.call(literal).get()).get(0) == literal;
      return number && (listens || module.hint(literal).equals("port"));
    }
    String text = content(module, literal);
    if (literal.is("number") || text.isBlank()) {
      return false;
    }
    return switch (subject) {
      case ADDRESS ->
          text.contains("://") && (literal.is("template_string") || !text.contains("\\"));
      case DATABASE -> module.hint(literal).equals("host");
      case CREDENTIAL ->
          literal.is("string")
              && !text.contains("\\")
              && (Lift.namesSecret(module.hint(literal))
                  || SecretMask.hasCredentials(text)
                  || SecretMask.isAccessKey(text)
                  || signs(module, literal));
      default -> false;
    };
  }

  /** The key of {@code jwt.sign(payload, key)}. */
  private static boolean signs(NodeModule module, SyntaxNode literal) {
    return module
        .call(literal)
        .filter(call -> module.callee(call).matches("jwt\\.(sign|verify)"))
        .filter(call -> NodeModule.arguments(call).indexOf(literal) == 1)
        .isPresent();
  }

  private static String content(NodeModule module, SyntaxNode literal) {
    String source = module.source(literal);
    return literal.is("number") ? source : source.substring(1, source.length() - 1);
  }

  private void lift(Refactoring refactoring, NodeModule module, SyntaxNode literal, String rule) {
    String value = content(module, literal);
    String hint = signs(module, literal) ? "jwtSecret" : module.fullHint(literal);
    Lift lift = new Lift(subject, rule, hint, value);
    refactoring.hide(lift, module.path(), literal.start(), module.source(literal));
    boolean computed = literal.is("template_string") && value.contains("${");
    String name = (computed ? refactoring.liftComputed(lift) : refactoring.lift(lift)).name();
    String lookup = "process.env." + name;
    String text = lift.hasFallback() ? lookup + " || " + module.source(literal) : lookup;
    boolean loose =
        lift.hasFallback()
            && literal
                .parent()
                .filter(
                    node ->
                        node.is(
                            "binary_expression",
                            "member_expression",
                            "ternary_expression",
                            "unary_expression",
                            "as_expression"))
                .isPresent();
    module.replace(refactoring, lift.concern(), literal, loose ? "(" + text + ")" : text, rule);
  }
}
