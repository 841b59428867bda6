package dev.lepton.transform.internal.python;

import dev.lepton.model.assessment.Finding;
import dev.lepton.transform.internal.refactor.Language;
import dev.lepton.transform.internal.refactor.Lift;
import dev.lepton.transform.internal.refactor.Recipe;
import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.refactor.SecretMask;
import dev.lepton.transform.internal.script.SyntaxNode;
import java.util.List;
import java.util.Optional;

/** Turns literals into lookups in {@code os.environ}. */
record LiftPythonSettings(Lift.Subject subject, PythonSources sources) implements Recipe {
  private static final String READS_ENVIRONMENT =
      "(os\\.)?(environ(\\.get|\\.setdefault)?|getenv)|env(\\.\\w+)?|config";

  @Override
  public String id() {
    return subject.recipe();
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

  private void answer(Refactoring refactoring, PythonModule module, Finding finding) {
    List<SyntaxNode> literals =
        module.script().on(finding.line(), "string", "integer").stream()
            .filter(literal -> fits(module, literal))
            .toList();
    if (literals.isEmpty()) {
      refactoring.leave(finding, "The value does not stand on this line as a plain literal.");
      return;
    }
    literals.forEach(literal -> lift(refactoring, module, literal, finding.ruleId()));
    refactoring.answer(finding);
  }

  private boolean fits(PythonModule module, SyntaxNode literal) {
    if (literal.is("integer")) {
      return subject == Lift.Subject.PORT
          && module.hint(literal).equalsIgnoreCase("port")
          && module.source(literal).matches("[1-9]\\d{1,4}");
    }
    Optional<String> text = module.text(literal).filter(value -> !value.isBlank());
    boolean key = literal.isField("key") || literal.isField("subscript");
    if (text.isEmpty() || key) {
      return false;
    }
    return switch (subject) {
      case DATABASE -> module.hint(literal).equals("HOST");
      case ADDRESS -> text.get().contains("://");
      case PORT -> text.get().matches(".*:[1-9]\\d{1,4}") && module.hint(literal).equals("bind");
      default ->
          Lift.namesSecret(module.hint(literal))
              || SecretMask.hasCredentials(text.get())
              || SecretMask.isAccessKey(text.get());
    };
  }

  private void lift(Refactoring refactoring, PythonModule module, SyntaxNode literal, String rule) {
    boolean number = literal.is("integer");
    String source = module.source(literal);
    String value = number ? source : module.text(literal).orElseThrow();
    int colon = subject == Lift.Subject.PORT ? value.lastIndexOf(':') : -1;
    Lift lift = new Lift(subject, rule, module.fullHint(literal), value.substring(colon + 1));
    Optional<String> existing = lookup(module, literal);
    if (existing.isPresent()) {
      refactoring.alreadyLifted(existing.get(), lift);
      return;
    }
    refactoring.hide(lift, module.path(), literal.start(), source);
    String name = name(refactoring, lift, colon);
    String text =
        lift.hasFallback()
            ? "os.environ.get(\"" + name + "\", " + fallback(literal, source, colon, value) + ")"
            : "os.environ[\"" + name + "\"]";
    String whole =
        number
            ? "int(" + text + ")"
            : colon >= 0
                ? "\"" + prefix(value, colon) + "\" + " + text
                : isBytes(source) ? text + ".encode()" : text;
    module.replace(refactoring, lift.concern(), literal, whole, rule);
  }

  /** Who lifts the port of a server sees to it that it can be reached, too. */
  private static String prefix(String value, int colon) {
    String host = value.substring(0, colon);
    return host.matches("127\\.0\\.0\\.1|localhost") ? "0.0.0.0:" : host + ":";
  }

  /** Whatever server it is that listens: the platform sets one port. */
  private static String name(Refactoring refactoring, Lift lift, int colon) {
    if (colon < 0) {
      return refactoring.lift(lift).name();
    }
    refactoring.alreadyLifted("PORT", lift);
    return "PORT";
  }

  private static String fallback(SyntaxNode literal, String source, int colon, String value) {
    if (literal.is("integer") || colon >= 0) {
      return "\"" + value.substring(colon + 1) + "\"";
    }
    return isBytes(source) ? source.substring(1) : source;
  }

  private static boolean isBytes(String source) {
    return source.startsWith("b") || source.startsWith("B");
  }

  /** The variable whose default the literal is already. */
  private static Optional<String> lookup(PythonModule module, SyntaxNode literal) {
    return module
        .call(literal)
        .filter(call -> module.callee(call).matches(READS_ENVIRONMENT))
        .map(call -> call.all("string").get(0))
        .flatMap(module::text);
  }
}
