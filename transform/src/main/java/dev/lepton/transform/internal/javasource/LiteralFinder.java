package dev.lepton.transform.internal.javasource;

import dev.lepton.transform.internal.refactor.Lift;
import dev.lepton.transform.internal.refactor.SecretMask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.jdt.core.dom.ClassInstanceCreation;
import org.eclipse.jdt.core.dom.Expression;
import org.eclipse.jdt.core.dom.Name;
import org.eclipse.jdt.core.dom.NumberLiteral;
import org.eclipse.jdt.core.dom.Statement;
import org.eclipse.jdt.core.dom.StringLiteral;

/** Finds the literals that a finding means on its line. Pure. */
final class LiteralFinder {
  private LiteralFinder() {}

  /** The literals to lift, in the order of the text; empty when none can be told for certain. */
  static List<JavaSources.Found> literals(
      JavaSources sources, JavaUnit unit, int line, Lift.Subject subject) {
    List<Expression> here = onLine(unit, line);
    List<Expression> chosen = choose(subject, here);
    if (!chosen.isEmpty()) {
      return chosen.stream().map(literal -> new JavaSources.Found(unit, literal)).toList();
    }
    List<JavaSources.Found> named =
        unit.all(Name.class, name -> unit.line(name) == line).stream()
            .flatMap(name -> sources.resolve(unit, name).stream())
            .filter(found -> !choose(subject, List.of(found.literal())).isEmpty())
            .toList();
    return named.stream().limit(subject == Lift.Subject.CREDENTIAL ? named.size() : 1).toList();
  }

  private static List<Expression> onLine(JavaUnit unit, int line) {
    List<Expression> found =
        unit.all(Expression.class, node -> JavaUnit.isLiteral(node) && unit.line(node) == line);
    if (!found.isEmpty()) {
      return found;
    }
    // The call may start on the line and its arguments stand below.
    return unit.all(Statement.class, statement -> unit.line(statement) == line).stream()
        .flatMap(
            statement -> JavaUnit.within(statement, Expression.class, JavaUnit::isLiteral).stream())
        .distinct()
        .toList();
  }

  private static List<Expression> choose(Lift.Subject subject, List<Expression> candidates) {
    return switch (subject) {
      case PORT -> first(candidates, LiteralFinder::isPort).stream().toList();
      case DATABASE -> matching(candidates, LiteralFinder::isUrl);
      case ADDRESS -> addresses(candidates);
      case CREDENTIAL -> credentials(candidates);
      case FOLDER ->
          first(candidates, node -> text(node).filter(LiteralFinder::isPath).isPresent())
              .or(
                  () ->
                      first(
                          candidates,
                          node ->
                              text(node)
                                  .filter(text -> !text.isBlank() && !text.contains("://"))
                                  .isPresent()))
              .stream()
              .toList();
    };
  }

  private static List<Expression> addresses(List<Expression> candidates) {
    List<Expression> peers =
        candidates.stream()
            .filter(
                node ->
                    node.getParent() instanceof ClassInstanceCreation made
                        && LiteralHints.isPeer(made))
            .toList();
    return peers.isEmpty() ? matching(candidates, LiteralFinder::isUrl) : peers;
  }

  private static List<Expression> credentials(List<Expression> candidates) {
    List<Expression> texts = new ArrayList<>(candidates);
    texts.removeIf(node -> text(node).isEmpty() || LiteralHints.isKey(node));
    List<Expression> accessKeys = matching(texts, SecretMask::isAccessKey);
    if (!accessKeys.isEmpty()) {
      return accessKeys;
    }
    List<Expression> named =
        texts.stream().filter(node -> !LiteralHints.of(node).isEmpty()).toList();
    return named.isEmpty() && texts.size() == 1 ? texts : named;
  }

  private static List<Expression> matching(
      List<Expression> candidates, Predicate<String> condition) {
    return candidates.stream().filter(node -> text(node).filter(condition).isPresent()).toList();
  }

  private static Optional<Expression> first(
      List<Expression> candidates, Predicate<Expression> condition) {
    return candidates.stream().filter(condition).findFirst();
  }

  static boolean isPort(Expression literal) {
    String digits = text(literal).orElseGet(() -> number(literal));
    return digits.matches("[1-9][0-9]{1,4}") && Integer.parseInt(digits) <= 65535;
  }

  /** A whole URL, not a bare {@code jdbc:postgresql:} that code compares with. */
  private static boolean isUrl(String text) {
    return text.matches("(?s)jdbc:[\\w:]*[^\\w:].*|[A-Za-z][\\w+.-]*://.*");
  }

  private static boolean isPath(String text) {
    return text.matches("[^\\s:]*[/\\\\].*|[A-Za-z]:[/\\\\].*|.*\\.log") && !text.contains("://");
  }

  /** What a string literal says; empty for a number. */
  static Optional<String> text(Expression literal) {
    return literal instanceof StringLiteral string
        ? Optional.of(string.getLiteralValue())
        : Optional.empty();
  }

  /** The digits of an integer literal without separators and suffix. */
  static String number(Expression literal) {
    return literal instanceof NumberLiteral number ? number.getToken().replaceAll("[_lL]", "") : "";
  }
}
