package dev.lepton.transform.internal.javasource;

import dev.lepton.transform.internal.refactor.Setting;
import java.util.function.UnaryOperator;
import org.eclipse.jdt.core.dom.Expression;
import org.eclipse.jdt.core.dom.MethodInvocation;
import org.eclipse.jdt.core.dom.NumberLiteral;

/**
 * How a literal is written as the default of a lookup, and what the lookup needs around it to mean
 * the same. Pure.
 *
 * @param fallback the default as Java source of type String
 */
record LiteralText(String before, String fallback, String after) {

  static LiteralText of(JavaUnit unit, Expression node, Setting.Kind kind) {
    String source = unit.source(node);
    if (node instanceof NumberLiteral) {
      String type = source.matches(".*[lL]") ? "Long.parseLong(" : "Integer.parseInt(";
      return new LiteralText(type, "\"" + LiteralFinder.number(node) + "\"", ")");
    }
    boolean path = kind == Setting.Kind.DIRECTORY || kind == Setting.Kind.LOG;
    if (!path || !source.matches("\".*[^/\\\\]/\"")) {
      return new LiteralText("", source, "");
    }
    // Names are glued to "uploads/"; the slash must stay, whatever the environment says.
    String bare = source.substring(0, source.length() - 2) + "\"";
    boolean receiver =
        node.getParent() instanceof MethodInvocation call && call.getExpression() == node;
    return receiver
        ? new LiteralText("(", bare, " + \"/\")")
        : new LiteralText("", bare, " + \"/\"");
  }

  String lookup(UnaryOperator<String> read) {
    return before + read.apply(fallback) + after;
  }

  /**
   * What the literal says: digits, or text without a slash at its end, which is no part of a
   * directory's name.
   */
  static String value(Expression literal) {
    String value = LiteralFinder.text(literal).orElseGet(() -> LiteralFinder.number(literal));
    return value.matches("[^:]*[^/:]/") ? value.substring(0, value.length() - 1) : value;
  }
}
